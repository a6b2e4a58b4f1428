using System.Globalization;
using System.Net;
using Chaos.Histories;
using Handoff.Core.Deliveries;
using Harness;

namespace Chaos.Traffic;

/// <summary>
/// Somebody with a phone, and Twilio between: each text is posted and signed with an id of its own, again where no answer
/// came, and now and then again for no reason, to any node. Where the answer is words from memory, nobody knows whether it is kept.
/// </summary>
internal sealed class SmsTalker(int number, Gateway gateway, Carrier carrier, History history, ChaosOptions options) : ITalker
{
    /// <summary>So few that no limit on automatic replies is ever reached: then safety words are always due.</summary>
    private const int MostTexts = 14;
    private const string Kept = "<Response/>";
    private static readonly TimeSpan PostFor = TimeSpan.FromSeconds(10);
    private static readonly IReadOnlyList<Phrase> InDanger = [.. Phrases.InDanger.Where(phrase => phrase.Expects == "988")]; // after violence the phone is told too little to judge by
    private readonly Dice dice = new(options.Seed, $"phone {number}");
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Math.Max(1.5, options.Seconds / (double)MostTexts));
    private readonly List<(string Sid, string Text, Phrase Phrase)> kept = [];
    private int said;
    private int node;

    public string Conversation { get; private set; } = "";

    public string Number => string.Create(CultureInfo.InvariantCulture, $"+150555{number:D5}");

    public Sighting? Sighting => null;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        node = number;
        var (text, invoked) = (Next(new Phrase("hello")), history.Now);
        while (await PostAsync(TwilioAccount.NewSid(), text, node, cancellationToken) is not { Status: HttpStatusCode.OK, Text: Kept }) await Task.Delay(dice.Between(0.1, 0.3), cancellationToken);

        // Only the first text that goes out names the conversation: its name is a keyed hash of the number.
        var greeting = await carrier.FirstToAsync(Number, cancellationToken);
        Conversation = DeliveryId.TryParse(greeting.StatusCallback.Split("?m=")[1], out var id) ? id.Conversation.Value : throw new FormatException(greeting.StatusCallback);
        history.Add(new Operation(Me, Act.Say, Conversation, text, text, invoked, history.Now, Outcome.Done));
    }

    public async Task TalkAsync(CancellationToken enough, CancellationToken end)
    {
        await WaitAsync(dice.Between(0, pause.TotalSeconds), enough);
        while (!enough.IsCancellationRequested && !end.IsCancellationRequested && said < MostTexts)
        {
            await SayNextAsync(end);
            await WaitAsync(dice.Between(0, pause.TotalSeconds * 2), enough);
        }
    }

    public Task<bool> ReadToAsync(long position, TimeSpan within) => Task.FromResult(true);

    public void Drop()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Me => $"phone {number}";

    private async Task SayNextAsync(CancellationToken end)
    {
        var kind = dice.Below(100);
        if (kind < 15 && kept.Count > 0)
        {
            var (sid, text, again) = dice.Pick(kept);
            await SendAsync(Act.Replay, sid, text, again, node + 1, end);
            return;
        }

        for (var burst = kind < 40 ? 3 : 1; burst > 0; burst--) await SayAsync(twice: kind is >= 40 and < 60, end);
    }

    private async Task SayAsync(bool twice, CancellationToken end)
    {
        var phrase = dice.Pick(dice.Below(100) switch { < 76 => Phrases.Questions, < 90 => Phrases.ForPerson, _ => InDanger });
        var (sid, text) = (TwilioAccount.NewSid(), Next(phrase));
        var saying = SendAsync(Act.Say, sid, text, phrase, node, end);
        if (twice) await SendAsync(Act.Replay, sid, text, phrase, node + 1, end);
        if (await saying) kept.Add((sid, text, phrase));
    }

    private string Next(Phrase phrase) => $"{phrase.Text} (p{number}.{++said})";

    /// <returns>Whether it is kept for certain.</returns>
    private async Task<bool> SendAsync(Act act, string sid, string text, Phrase phrase, int first, CancellationToken end)
    {
        var operation = new Operation(Me, act, Conversation, text, text, history.Now, null, Outcome.Unknown, Expects: phrase.Expects, Tries: 0);
        try
        {
            for (var at = first; operation.Returned is null; at++)
            {
                operation = operation with { Tries = operation.Tries + 1 };
                if (await PostAsync(sid, text, at, end) is not { } answer)
                {
                    await Task.Delay(dice.Between(0.1, 1), end);
                    continue;
                }

                node = at;
                if (answer is { Status: HttpStatusCode.OK, Text: not Kept }) break; // words from memory: Twilio does not ask again
                operation = operation with { Returned = history.Now, Outcome = answer.Status == HttpStatusCode.OK ? Outcome.Done : Outcome.Refused };
            }
        }
        catch (OperationCanceledException)
        {
            // Unknown for ever.
        }

        history.Add(operation);
        return operation.Outcome == Outcome.Done;
    }

    private Task<(HttpStatusCode Status, string Text)?> PostAsync(string sid, string text, int at, CancellationToken cancellationToken) => gateway.TryPostAsync(
        at,
        "/sms/twilio",
        [
            new("MessageSid", sid), new("AccountSid", TwilioAccount.Sid), new("From", Number), new("To", TwilioAccount.Ours), new("Body", text), new("NumMedia", "0"),
            new("NumSegments", "1"), new("SmsStatus", "received"), new("ApiVersion", "2010-04-01"),
        ],
        PostFor,
        cancellationToken);

    private static async Task WaitAsync(TimeSpan time, CancellationToken enough) =>
        await Task.Delay(time, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
