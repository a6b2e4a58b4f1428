using System.Text.Json;
using Bot.Core.Texting;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;

namespace Bot.Host.Channels.Sms.Simulator;

/// <summary>The page at <c>/sms/phone</c>, what its script asks for, and the Twilio behind it.</summary>
internal sealed class SimulatorEndpoint(SimulatedTwilio twilio, SimulatedApi api, TwilioCodes codes)
{
    private const int MostBytes = 16 * 1024;
    private const int MostCharacters = 1_600;
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static SimulatorEndpoint Create(IServiceProvider services, TwilioOptions options)
    {
        var twilio = new SimulatedTwilio(
            options, services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(TwilioClient)), services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetRequiredService<ILogger<SimulatedTwilio>>());
        return new SimulatorEndpoint(twilio, new SimulatedApi(options, twilio), new TwilioCodes());
    }

    public Task HandleAsync(HttpContext http, string rest)
    {
        if (!PhoneSimulator.IsOwnRequest(http)) return Problems.WriteAsync(http, 404, "There is no such page");
        if (SimulatedApi.Owns(http.Request.Path)) return api.HandleAsync(http);
        return (http.Request.Method, rest.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("GET", []) => FileAsync(http, "phone.html", "text/html; charset=utf-8"),
            ("GET", ["phone.css"]) => FileAsync(http, "phone.css", "text/css; charset=utf-8"),
            ("GET", ["phone.js"]) => FileAsync(http, "phone.js", "text/javascript; charset=utf-8"),
            ("GET", ["texts", var digits]) when Phone(digits) is { } phone => ShowAsync(http, phone),
            ("POST", ["texts", var digits]) when Phone(digits) is { } phone => ActAsync(http, phone),
            _ => Problems.WriteAsync(http, 404, "There is no such page"),
        };
    }

    private async Task ActAsync(HttpContext http, SimulatedPhone phone)
    {
        using var body = await RequestBody.ReadAsync(http.Request, MostBytes, http.RequestAborted);
        if (body is null || Read(body.Bytes) is not { } act || act.Body is { Length: > MostCharacters })
        {
            await Problems.WriteAsync(http, 400, "Send a text of at most 1,600 characters");
            return;
        }

        if (Enum.TryParse<PhoneMood>(act.Mood, ignoreCase: true, out var mood)) phone.Mood = mood;
        if (act.Body is { } words) await twilio.SendAsync(phone, words, http.RequestAborted);
        await ShowAsync(http, phone);
    }

    private Task ShowAsync(HttpContext http, SimulatedPhone phone) => http.Response.WriteAsJsonAsync(
        new ShownPhone(phone.Number, phone.Mood.ToString().ToLowerInvariant(), [.. phone.All().Select(Shown)]), SimulatorJson.Default.ShownPhone);

    private ShownText Shown(SimulatedText text)
    {
        var cost = Segments.Of(text.Body);
        var detail = text.ErrorCode is { } code
            ? $"{code}: {codes.Of($"{code}").Words}"
            : $"{text.Body.Length} characters, {cost.Count} {(cost.Count == 1 ? "segment" : "segments")}, {(cost.Gsm ? "GSM-7" : $"UCS-2 because of \"{Segments.Dear(text.Body)}\"")}";
        return new ShownText(text.Id, text.FromPhone, text.Body, text.State, detail);
    }

    private SimulatedPhone? Phone(string digits) => PhoneNumber.IsFull($"+{digits}") ? twilio.Phone($"+{digits}") : null;

    private static PhoneAct? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SimulatorJson.Default.PhoneAct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task FileAsync(HttpContext http, string name, string type)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        await using var file = typeof(SimulatorEndpoint).Assembly.GetManifestResourceStream($"simulator/{name}")!;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
