using System.Globalization;
using System.Text;
using Harness;

namespace Benchmarks.Load;

/// <summary>Texts as Twilio posts them, signed.</summary>
internal static class Texts
{
    public static string NumberOf(int sender) => string.Create(CultureInfo.InvariantCulture, $"+1505{sender:D7}");

    public static byte[] Post(int sender, int sid, string body)
    {
        KeyValuePair<string, string>[] fields =
        [
            new("ToCountry", "US"), new("ToState", "NM"), new("SmsMessageSid", Sid(sid)), new("NumMedia", "0"), new("ToCity", "ALBUQUERQUE"), new("FromZip", "87101"),
            new("SmsSid", Sid(sid)), new("FromState", "NM"), new("SmsStatus", "received"), new("FromCity", "ALBUQUERQUE"), new("Body", body), new("FromCountry", "US"),
            new("To", TwilioAccount.Ours), new("ToZip", "87102"), new("NumSegments", "1"), new("MessageSid", Sid(sid)), new("AccountSid", TwilioAccount.Sid),
            new("From", NumberOf(sender)), new("ApiVersion", "2010-04-01"),
        ];
        var form = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        var signature = TwilioAccount.Sign($"{TwilioAccount.Public}/sms/twilio", fields);
        return Encoding.UTF8.GetBytes(
            $"POST /sms/twilio HTTP/1.1\r\nHost: bench\r\nX-Twilio-Signature: {signature}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");
    }

    private static string Sid(int sid) => $"SM{sid.ToString(CultureInfo.InvariantCulture).PadLeft(32, '0')}";
}
