using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Harness;

/// <summary>An account at the fake, and what Twilio posts to us for it, signed as Twilio signs.</summary>
internal sealed class TwilioAccount(HttpClient host)
{
    public const string Sid = "AC0123456789abcdef0123456789abcdef";
    public const string Token = "token-of-the-fake";
    public const string Ours = "+15055550100";
    public const string Public = "https://bot.example.gov";
    private static int texts;

    /// <summary>Settings of a host that sends to the fake; fast, as most tests are not about pace.</summary>
    public static Dictionary<string, string> Settings(Uri fake, int segmentsPerSecond = 100) => new()
    {
        ["Twilio__AccountSid"] = Sid,
        ["Twilio__AuthToken"] = Token,
        ["Twilio__From"] = Ours,
        ["Twilio__PublicBaseUrl"] = Public,
        ["Twilio__ApiBaseUrl"] = fake.ToString().TrimEnd('/'),
        ["Twilio__SegmentsPerSecond"] = segmentsPerSecond.ToString(CultureInfo.InvariantCulture),
    };

    public static string[] Arguments(Uri fake, int segmentsPerSecond = 100) =>
        [.. Settings(fake, segmentsPerSecond).SelectMany(setting => new[] { $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}", setting.Value })];

    public static string NewSid() => $"SM{Interlocked.Increment(ref texts).ToString(CultureInfo.InvariantCulture).PadLeft(32, 'a')}";

    /// <summary>A client texts.</summary>
    public Task<HttpResponseMessage> TextAsync(string from, string body, string? sid = null, CancellationToken cancellationToken = default) => PostAsync(
        "/sms/twilio",
        [
            new("MessageSid", sid ?? NewSid()), new("AccountSid", Sid), new("From", from), new("To", Ours), new("Body", body), new("NumMedia", "0"),
            new("NumSegments", "1"), new("SmsStatus", "received"), new("ApiVersion", "2010-04-01"),
        ],
        cancellationToken);

    /// <summary>Twilio says what became of a message.</summary>
    public Task<HttpResponseMessage> CallBackAsync(TakenText text, string status, int? error = null, CancellationToken cancellationToken = default) => PostAsync(
        text.StatusCallback[Public.Length..],
        [
            new("MessageSid", text.Sid), new("SmsSid", text.Sid), new("MessageStatus", status), new("SmsStatus", status), new("AccountSid", Sid),
            new("From", Ours), new("To", text.To), new("ApiVersion", "2010-04-01"), .. error is { } code ? [new("ErrorCode", $"{code}")] : Array.Empty<KeyValuePair<string, string>>(),
        ],
        cancellationToken);

    /// <param name="signature">Null for the right one.</param>
    public async Task<HttpResponseMessage> PostAsync(
        string pathAndQuery, KeyValuePair<string, string>[] fields, CancellationToken cancellationToken, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(pathAndQuery, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", signature ?? Sign(Public + pathAndQuery, fields));
        return await host.SendAsync(request, cancellationToken);
    }

    // Written again and not taken from the product, or both could be wrong together.
    public static string Sign(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = url + string.Concat(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio's scheme
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }
}
