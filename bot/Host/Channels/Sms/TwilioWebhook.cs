using Bot.Host.Channels.DirectLine;
using Bot.Host.Content;
using Bot.Host.Telemetry;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Channels.Sms;

/// <summary><c>POST /sms/twilio</c>: a client's text message. It is answered when the text is in the store, always with nothing to say.</summary>
internal sealed class TwilioWebhook(
    TwilioOptions options, TwilioGate gate, InboundTexts texts, ClientNumbers numbers, LastHeard last, WithoutStore withoutStore, IContent content, Meters meters,
    IHostApplicationLifetime host, ILogger<TwilioWebhook> log)
{
    public const string Path = "/sms/twilio";

    /// <summary>Twilio gives up after 15 s, and then nobody says anything.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(8);

    public static TwilioWebhook Create(IServiceProvider services, TwilioOptions options, WithoutStore withoutStore)
    {
        var (numbers, last) = (services.GetRequiredService<ClientNumbers>(), new LastHeard());
        var texts = new InboundTexts(
            options, numbers, services.GetRequiredService<IPhoneBook>(), services.GetRequiredService<ISuppressionList>(), services.GetRequiredService<ITurnRunner>(), last,
            services.GetRequiredService<TimeProvider>());
        return new TwilioWebhook(
            options, new TwilioGate(options), texts, numbers, last, withoutStore, services.GetRequiredService<IContent>(),
            services.GetRequiredService<Meters>(), services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ILogger<TwilioWebhook>>());
    }

    public async Task HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, Path) is not { } form)
        {
            Count("refused");
            log.LogWarning("A request to the text message address was refused with {Status}", http.Response.StatusCode);
        }
        else if (ReceivedText.Read(form, options.From) is not { } text)
        {
            Count("ignored");
            await Twiml.NothingAsync(http);
        }
        else await TakeAsync(http, text);
    }

    private async Task TakeAsync(HttpContext http, ReceivedText text)
    {
        try
        {
            await texts.TakeAsync(text, host.ApplicationStopping).WaitAsync(AnswerWithin, TimeProvider.System, CancellationToken.None);
            Count("kept");
            await Twiml.NothingAsync(http);
        }
        catch (Exception e) when (e is StoreUnavailableException or TurnContendedException or TimeoutException)
        {
            Count("unavailable");
            log.LogError("A text message could not be kept: {Error}", e.GetType().Name);
            await SpeakFromMemoryAsync(http, text);
        }
    }

    // Twilio drops what it has delivered and we could not keep, so the client is told now. A stop or start must not be
    // lost: for these we fail, and Twilio tries again if it is set up to.
    private async Task SpeakFromMemoryAsync(HttpContext http, ReceivedText text)
    {
        var consent = text.Carrier(options.OptOut).Took is not ConsentWord.None and var took ? took : content.Policy.Bot.Consent(text.Body);
        if (consent is ConsentWord.Stop or ConsentWord.Start) http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (MayBeAnswered(text, out var known))
            await Twiml.MessageAsync(http, withoutStore.Words(text.Body, known?.Language ?? Language.English, known?.Locality ?? options.Locality, Channel.Sms).Text);
        else await Twiml.NothingAsync(http);
    }

    // Who asked for silence gets none of this. Twilio itself sends them nothing; only where it does not keep that list,
    // what we remember must say that they may be answered.
    private bool MayBeAnswered(ReceivedText text, out Conversation? known)
    {
        known = last.Find(numbers.ConversationOf(text.From));
        return known is null ? options.OptOut != OptOutMode.Self : !known.IsSilenced;
    }

    private void Count(string outcome) => meters.Texts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
