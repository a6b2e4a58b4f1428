using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Bot.Host.Channels.Sms.Simulator;

/// <summary>Twilio's part: takes in what we send, brings it to the phone, and reports; brings to us what the phone sends. Signed as Twilio signs.</summary>
internal sealed class SimulatedTwilio(TwilioOptions options, HttpClient http, IHostApplicationLifetime host, ILogger<SimulatedTwilio> log)
{
    private const int MostPhones = 50;
    private static readonly TimeSpan StepTakes = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentDictionary<string, SimulatedPhone> phones = new(StringComparer.Ordinal);
    private readonly TwilioSignature signature = new(options.AuthTokens);

    /// <returns>Null where there are enough.</returns>
    public SimulatedPhone? Phone(string number) =>
        phones.TryGetValue(number, out var known) ? known : phones.Count < MostPhones ? phones.GetOrAdd(number, static number => new SimulatedPhone(number)) : null;

    public SimulatedText? Find(string sid) => phones.Values.SelectMany(phone => phone.All()).FirstOrDefault(text => text.Sid == sid);

    /// <summary>The phone texts us.</summary>
    public async Task SendAsync(SimulatedPhone phone, string body, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] fields =
        [
            new("MessageSid", NewSid()), new("AccountSid", options.AccountSid), new("From", phone.Number), new("To", options.From!), new("Body", body),
            new("NumMedia", "0"), new("NumSegments", Bot.Core.Texting.Segments.Of(body).Count.ToString(CultureInfo.InvariantCulture)), new("SmsStatus", "received"), new("ApiVersion", "2010-04-01"),
        ];
        using var answer = await PostAsync(options.PublicBaseUrl + TwilioWebhook.Path, fields, cancellationToken);
        phone.Sent(body, answer.IsSuccessStatusCode ? "sent" : $"not taken ({(int)answer.StatusCode})");
    }

    /// <summary>We text the phone.</summary>
    public SimulatedText Take(SimulatedPhone phone, TwilioForm form)
    {
        var text = phone.Received(form["Body"], NewSid(), form["StatusCallback"] is { Length: > 0 } callback ? callback : null);
        _ = DeliverAsync(phone, text);
        return text;
    }

    private async Task DeliverAsync(SimulatedPhone phone, SimulatedText text)
    {
        try
        {
            (string State, int? Error)[] steps = phone.Mood switch
            {
                PhoneMood.Off => [("sent", null), ("undelivered", 30003)],
                PhoneMood.Landline => [("undelivered", 30006)],
                _ => [("sent", null), ("delivered", null)],
            };
            foreach (var (state, error) in steps)
            {
                await Task.Delay(StepTakes, host.ApplicationStopping);
                (text.State, text.ErrorCode) = (state, error);
                await ReportAsync(phone, text);
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            log.LogWarning("The phone simulator could not report: {Error}", error.GetType().Name);
        }
    }

    private async Task ReportAsync(SimulatedPhone phone, SimulatedText text)
    {
        if (text.Callback?.StartsWith(options.PublicBaseUrl + StatusWebhook.Path, StringComparison.Ordinal) is not true) return;
        List<KeyValuePair<string, string>> fields =
        [
            new("MessageSid", text.Sid), new("SmsSid", text.Sid), new("MessageStatus", text.State), new("SmsStatus", text.State), new("AccountSid", options.AccountSid),
            new("From", options.From!), new("To", phone.Number), new("ApiVersion", "2010-04-01"),
        ];
        if (text.ErrorCode is { } code) fields.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        using var answer = await PostAsync(text.Callback, fields, host.ApplicationStopping);
    }

    private async Task<HttpResponseMessage> PostAsync(string url, IReadOnlyCollection<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(TwilioSignature.Header, signature.Sign(url, fields));
        return await http.SendAsync(request, cancellationToken);
    }

    private static string NewSid() => $"SM{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
}
