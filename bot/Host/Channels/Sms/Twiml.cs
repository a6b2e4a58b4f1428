using System.Net;
using System.Text;

namespace Bot.Host.Channels.Sms;

/// <summary>Answers to Twilio. As a rule empty: what we say goes out by itself, in order and counted.</summary>
internal static class Twiml
{
    private static readonly byte[] Nothing = "<Response/>"u8.ToArray();

    public static Task NothingAsync(HttpContext http) => WriteAsync(http, Nothing);

    public static Task MessageAsync(HttpContext http, string text) =>
        WriteAsync(http, Encoding.UTF8.GetBytes($"<Response><Message>{WebUtility.HtmlEncode(text)}</Message></Response>"));

    private static Task WriteAsync(HttpContext http, byte[] xml)
    {
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = xml.Length;
        return http.Response.Body.WriteAsync(xml, http.RequestAborted).AsTask();
    }
}
