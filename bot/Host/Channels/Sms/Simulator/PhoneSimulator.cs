using System.Net;
using System.Security.Cryptography;
using Bot.Host.Serving;

namespace Bot.Host.Channels.Sms.Simulator;

/// <summary>
/// A phone on a web page, for whoever has no account at Twilio yet: it goes through the real webhook, outbox and client, to
/// a Twilio made up in this process. Never where texts could reach a real phone, nor from another machine.
/// </summary>
internal static class PhoneSimulator
{
    public const string Path = "/sms/phone";
    private const string OurNumber = "+15055550100";
    private const int SegmentsPerSecond = 10;

    /// <returns>Settings of the Twilio made up; null unless this is a start on one's own machine, for one's own eyes.</returns>
    public static TwilioOptions? Options(SettingsReader read, IReadOnlyList<string> urls, Roles roles)
    {
        var production = (read.Text("ENVIRONMENT") ?? read.Text("DOTNET_ENVIRONMENT"))?.Equals("Production", StringComparison.OrdinalIgnoreCase) is true;
        if (production || roles != Roles.All || urls.Any(url => !IsOwnMachine(url))) return null;

        var address = urls[0].TrimEnd('/');
        return new TwilioOptions(
            $"AC{new string('0', 32)}", [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))], OurNumber, MessagingServiceSid: null,
            ApiBaseUrl: $"{address}{Path}/twilio", PublicBaseUrl: address, OptOutMode.Self, "default")
        { SegmentsPerSecond = SegmentsPerSecond, IsSimulated = true };
    }

    /// <summary>From this machine and for it: neither passed on by a proxy, nor asked by a page of another site.</summary>
    public static bool IsOwnRequest(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && IsLoopback(http.Request.Host.Host)
        && !http.Request.Headers.Any(header => IsOfProxy(header.Key))
        && (http.Request.Headers.Origin is not [{ Length: > 0 } origin] || origin == $"http://{http.Request.Host}");

    // A port that the system chooses is not known when the settings are made.
    private static bool IsOwnMachine(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && IsLoopback(uri.Host) && uri.Port != 0;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Real-", StringComparison.OrdinalIgnoreCase) || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || header.Equals("Via", StringComparison.OrdinalIgnoreCase);
}
