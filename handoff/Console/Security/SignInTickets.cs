using System.Security.Claims;
using System.Security.Cryptography;
using Handoff.Service.Stores;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Handoff.Console.Security;

/// <summary>
/// What a cookie says, as the framework's own format has it. That one takes a cookie for forged when the keys can't be
/// read; this one says that it does not know.
/// </summary>
internal sealed class SignInTickets(IDataProtectionProvider protection) : ISecureDataFormat<AuthenticationTicket>
{
    private const string UnknownItem = "unknown";

    // The purposes of the framework: a sign-in of an earlier version goes on.
    private readonly IDataProtector protector =
        protection.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", DeskPolicies.Scheme, "v2");

    public static bool IsUnknown(AuthenticationProperties properties) => properties.Items.ContainsKey(UnknownItem);

    public string Protect(AuthenticationTicket data) => Protect(data, purpose: null);

    public string Protect(AuthenticationTicket data, string? purpose) =>
        WebEncoders.Base64UrlEncode(For(purpose).Protect(TicketSerializer.Default.Serialize(data)));

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null) return null;
        try
        {
            return TicketSerializer.Default.Deserialize(For(purpose).Unprotect(WebEncoders.Base64UrlDecode(protectedText)));
        }
        catch (CryptographicException e) when (e.InnerException is StoreUnavailableException)
        {
            return Unknown();
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IOException or ArgumentException)
        {
            return null; // forged, damaged, or of keys that are gone
        }
    }

    private IDataProtector For(string? purpose) => purpose is { Length: > 0 } ? protector.CreateProtector(purpose) : protector;

    private static AuthenticationTicket Unknown() => new(
        new ClaimsPrincipal(new ClaimsIdentity()), new AuthenticationProperties { Items = { [UnknownItem] = "" } }, DeskPolicies.Scheme);
}
