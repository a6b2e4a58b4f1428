using Chaos.Histories;
using Harness;

namespace Chaos.Traffic;

/// <summary>
/// A provider of text messages that has its own troubles: it takes a text and loses the answer, fails without taking it, turns
/// one away. What became of a text it reports late, twice and out of order, to any node, and does not care whether it was heard.
/// </summary>
internal sealed class Carrier : IAsyncDisposable
{
    private const int SegmentsPerSecond = 1_000;
    private static readonly TimeSpan ReportsWithin = TimeSpan.FromSeconds(5);
    private readonly FakeTwilio twilio;
    private readonly Dice dice;
    private Gateway? nodes;

    private Carrier(FakeTwilio twilio, Dice dice) => (this.twilio, this.dice) = (twilio, dice);

    public IReadOnlyDictionary<string, string> Settings => TwilioAccount.Settings(twilio.Address, SegmentsPerSecond);

    public IReadOnlyList<TakenText> Taken => twilio.Taken;

    public static async Task<Carrier> StartAsync(ChaosOptions options) => new(await FakeTwilio.StartAsync(), new Dice(options.Seed, "carrier"));

    /// <summary>From now on it has troubles, and reports.</summary>
    public void Trouble(Gateway gateway)
    {
        nodes = gateway;
        twilio.Took = text => _ = ReportAsync(text);
        twilio.Otherwise = () => dice.Below(100) switch
        {
            < 4 => FakeTwilio.Drop(takes: true),
            < 8 => FakeTwilio.Drop(takes: false),
            < 11 => FakeTwilio.Fail(503, takes: true),
            < 14 => FakeTwilio.Fail(503, takes: false),
            < 18 => FakeTwilio.Refuse(429, 20429),
            < 20 => FakeTwilio.Refuse(429, 20429, retryAfterSeconds: 1),
            _ => FakeTwilio.TakeAsync,
        };
    }

    public Task<TakenText> FirstToAsync(string number, CancellationToken cancellationToken) =>
        twilio.UntilAsync(fake => fake.Taken.Any(text => text.To == number), cancellationToken)
            .ContinueWith(_ => twilio.Taken.First(text => text.To == number), cancellationToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    public ValueTask DisposeAsync() => twilio.DisposeAsync();

    private async Task ReportAsync(TakenText text)
    {
        string[] reports = dice.Below(3) == 0 ? ["delivered", "sent"] : ["sent", "delivered", "delivered"];
        foreach (var status in reports)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Below(400)));
            KeyValuePair<string, string>[] fields =
            [
                new("MessageSid", text.Sid), new("MessageStatus", status), new("AccountSid", TwilioAccount.Sid), new("From", TwilioAccount.Ours), new("To", text.To), new("ApiVersion", "2010-04-01"),
            ];
            await nodes!.TryPostAsync(dice.Below(nodes.Nodes), text.StatusCallback[TwilioAccount.Public.Length..], fields, ReportsWithin, CancellationToken.None);
        }
    }
}
