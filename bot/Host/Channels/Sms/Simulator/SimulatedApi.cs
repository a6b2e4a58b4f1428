using System.Globalization;
using System.Text;
using Bot.Host.Channels.DirectLine;
using Microsoft.Net.Http.Headers;

namespace Bot.Host.Channels.Sms.Simulator;

/// <summary>Twilio's REST API for messages, as far as our own client uses it.</summary>
internal sealed class SimulatedApi(TwilioOptions options, SimulatedTwilio twilio)
{
    private const int MostBytes = 64 * 1024;
    private const string OptedOut = "21610";

    private readonly string root = $"{PhoneSimulator.Path}/twilio/2010-04-01/Accounts/{options.AccountSid}/Messages";
    private readonly string authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthTokens[0]}"));

    public static bool Owns(PathString path) => path.StartsWithSegments($"{PhoneSimulator.Path}/twilio", StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (http.Request.Headers[HeaderNames.Authorization] != authorization) await RefuseAsync(http, 401, "20003");
        else if (path == $"{root}.json" && HttpMethods.IsPost(http.Request.Method)) await CreateAsync(http);
        else if (path == $"{root}.json") await ListAsync(http);
        else if (path.StartsWith($"{root}/", StringComparison.Ordinal) && twilio.Find(Path.GetFileNameWithoutExtension(path)) is { } text) await WriteAsync(http, 200, Message(text));
        else await RefuseAsync(http, 404, "20404");
    }

    private async Task CreateAsync(HttpContext http)
    {
        using var body = await RequestBody.ReadAsync(http.Request, MostBytes, http.RequestAborted);
        var form = body is null ? TwilioForm.Empty : TwilioForm.Read(body.Bytes);
        if (!PhoneNumber.IsFull(form["To"]) || twilio.Phone(form["To"]) is not { } phone) await RefuseAsync(http, 400, "21211");
        else if (form["Body"].Length is 0 or > 1_600) await RefuseAsync(http, 400, form["Body"].Length == 0 ? "21602" : "21617");
        else if (phone.Mood == PhoneMood.Blocked) await RefuseAsync(http, 400, OptedOut);
        else await WriteAsync(http, 201, Message(twilio.Take(phone, form)));
    }

    private Task ListAsync(HttpContext http)
    {
        var texts = twilio.Phone(http.Request.Query["To"].ToString())?.All().Where(text => !text.FromPhone).Reverse() ?? [];
        return http.Response.WriteAsJsonAsync(new SimulatedMessages([.. texts.Select(Message)]), SimulatorJson.Default.SimulatedMessages);
    }

    private static SimulatedMessage Message(SimulatedText text) => new(
        text.Sid, text.State, text.Body, "outbound-api", text.ErrorCode, text.At.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));

    private static Task WriteAsync(HttpContext http, int status, SimulatedMessage message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(message, SimulatorJson.Default.SimulatedMessage);
    }

    private static Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($$"""{"code":{{code}},"message":"refused","status":{{status}}}""", http.RequestAborted);
    }
}
