using Chaos.Histories;
using Harness;

namespace Chaos.Traffic;

/// <summary>A careful Direct Line client: each message has its own id and is sent again with it until somebody acknowledges it.</summary>
internal sealed class DirectLineTalker(int number, Gateway gateway, History history, ChaosOptions options) : ITalker
{
    private const int RepeatedOfLast = 5;
    private static readonly TimeSpan RefreshTokenAfter = TimeSpan.FromMinutes(10);
    private readonly Dice dice = new(options.Seed, $"client {number}");
    private readonly Line line = new(gateway, new Dice(options.Seed, $"line of client {number}"));
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Math.Max(1.2, options.Conversations / 90.0));
    private readonly Queue<(string Id, Phrase Phrase, string Text)> acknowledged = new();
    private readonly CancellationTokenSource reading = new();
    private Reader? reader;
    private Task readingTask = Task.CompletedTask;
    private string token = "";
    private TimeSpan tokenAt;
    private int said;

    public string Conversation { get; private set; } = "";

    public Sighting? Sighting => reader?.Sighting;

    private string Me => $"client {number}";

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        // A conversation begun with a token is the same one however often that is repeated.
        var grant = await line.MustAsync(new Call(HttpMethod.Post, "/v3/directline/tokens/generate", HostProcess.Secret, new { user = new { id = $"dl_{number}" } }), cancellationToken);
        (token, tokenAt) = (grant.Body.GetProperty("token").GetString()!, history.Now);
        var begun = await line.MustAsync(new Call(HttpMethod.Post, "/v3/directline/conversations", token, new { }), cancellationToken);
        Conversation = begun.Body.GetProperty("conversationId").GetString()!;
        var readingLine = new Line(gateway, new Dice(options.Seed, $"reader of client {number}"));
        var readingDice = new Dice(options.Seed, $"reading of client {number}");
        reader = number % 3 == 0
            ? new PollingReader(Me, Conversation, () => token, readingLine, readingDice)
            : new SocketReader(Me, Conversation, () => token, readingLine, readingDice);
        readingTask = reader.RunAsync(reading.Token);
    }

    public async Task TalkAsync(CancellationToken enough, CancellationToken end)
    {
        await WaitAsync(dice.Between(0, pause.TotalSeconds), enough);
        while (!enough.IsCancellationRequested && !end.IsCancellationRequested)
        {
            await SayNextAsync(end);
            await WaitAsync(dice.Between(0, pause.TotalSeconds * 2), enough);
            if (history.Now - tokenAt > RefreshTokenAfter) await RefreshAsync();
        }
    }

    public Task<bool> ReadToAsync(long position, TimeSpan within) => reader!.ReachAsync(position, within);

    public void Drop() => reader?.Drop();

    public async ValueTask DisposeAsync()
    {
        await reading.CancelAsync();
        await readingTask;
        reading.Dispose();
    }

    private Task SayNextAsync(CancellationToken end) => dice.Below(100) switch
    {
        < 5 when acknowledged.Count > 0 => RepeatAsync(end),
        < 10 => SayTwiceAtOnceAsync(end),
        < 15 => Task.WhenAll(SayAsync(Phrases.Pick(dice), null, end), SayAsync(Phrases.Pick(dice), line.OtherNode, end)),
        _ => SayAsync(Phrases.Pick(dice), null, end),
    };

    private Task SayAsync(Phrase phrase, int? from, CancellationToken end)
    {
        var (id, text) = Next(phrase);
        return SendAsync(Act.Say, phrase, id, text, from, end);
    }

    private Task SayTwiceAtOnceAsync(CancellationToken end)
    {
        var phrase = Phrases.Pick(dice);
        var (id, text) = Next(phrase);
        return Task.WhenAll(SendAsync(Act.Say, phrase, id, text, null, end), SendAsync(Act.Replay, phrase, id, text, line.OtherNode, end));
    }

    private Task RepeatAsync(CancellationToken end)
    {
        var (id, phrase, text) = dice.Pick([.. acknowledged]);
        return SendAsync(Act.Replay, phrase, id, text, line.OtherNode, end);
    }

    private (string Id, string Text) Next(Phrase phrase)
    {
        var id = $"c{number}.{++said}";
        return (id, phrase.Numbered ? $"{phrase.Text} ({id})" : phrase.Text);
    }

    private async Task SendAsync(Act act, Phrase phrase, string id, string text, int? from, CancellationToken end)
    {
        var call = new Call(
            HttpMethod.Post, $"/v3/directline/conversations/{Conversation}/activities", token,
            new { type = "message", text, from = new { id = $"dl_{number}" }, channelData = new { clientActivityID = id } });
        var operation = new Operation(Me, act, Conversation, id, text, history.Now, null, Outcome.Unknown, Expects: phrase.Expects);
        try
        {
            var (answer, tries) = await line.AskAsync(call, end, from);
            operation = operation with { Returned = history.Now, Tries = tries, Outcome = answer.Succeeded ? Outcome.Done : Outcome.Refused };
            if (answer.Succeeded) operation = operation with { Position = Reader.PositionOf(answer.Body.GetProperty("id").GetString()!) };
        }
        catch (OperationCanceledException)
        {
            // Unknown for ever.
        }

        history.Add(operation);
        if (act == Act.Say && operation.Outcome == Outcome.Done) Remember(id, phrase, text);
    }

    private void Remember(string id, Phrase phrase, string text)
    {
        lock (acknowledged)
        {
            acknowledged.Enqueue((id, phrase, text));
            if (acknowledged.Count > RepeatedOfLast) acknowledged.Dequeue();
        }
    }

    private async Task RefreshAsync()
    {
        if (await line.TryAsync(new Call(HttpMethod.Post, "/v3/directline/tokens/refresh", token), CancellationToken.None) is not { Succeeded: true } answer) return;
        (token, tokenAt) = (answer.Body.GetProperty("token").GetString()!, history.Now);
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken enough) =>
        await Task.Delay(time, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
