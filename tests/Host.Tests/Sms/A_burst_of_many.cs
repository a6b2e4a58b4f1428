using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Service.Stores;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Sms;

/// <summary>1,000 texts from 500 numbers, each posted three times, while the outbox paces itself.</summary>
public sealed class A_burst_of_many
{
    private const int Phones = 500;
    private const int PostedAtOnce = 32;
    private const int SegmentsPerSecond = 1_000;
    private static readonly string[] Said = ["i lost my", "ebt card"];
    private static readonly TimeSpan OutWithin = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_stored_once_each_answered_in_order_and_no_answer_goes_out_twice()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await using var host = await RunningHost.StartAsync(TwilioAccount.Arguments(twilio.Address, SegmentsPerSecond));
        var twilios = new TwilioAccount(host.Http);
        var phones = Enumerable.Range(0, Phones).Select(i => new Phone(host, $"+1505556{i:0000}")).ToArray();

        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = PostedAtOnce, CancellationToken = Token }, (phone, _) => PostAsync(twilios, phone.Number));
        host.Clock.Ahead = Gathered.QuietFor + TimeSpan.FromSeconds(1);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(OutWithin);
        var expected = new Dictionary<string, List<string>>();
        foreach (var phone in phones) expected[phone.Number] = await AnswersAsync(host, phone);
        await twilio.UntilAsync(fake => fake.Taken.Count >= expected.Values.Sum(answers => answers.Count), late.Token);

        var sent = twilio.Taken.GroupBy(text => text.To).ToDictionary(texts => texts.Key, texts => texts.Select(text => text.StatusCallback.Split("?m=")[1]).ToList());
        Assert.Equal(Phones, sent.Count);
        Assert.All(expected, phone => Assert.Equal(phone.Value, sent[phone.Key]));
    }

    // As a slow answer makes Twilio do it: again after a while, again beside the one under way, and again when others have come since.
    private static async ValueTask PostAsync(TwilioAccount twilio, string number)
    {
        var sids = Said.Select(_ => TwilioAccount.NewSid()).ToArray();
        await PostAsync(0);
        await Task.WhenAll(PostAsync(0), PostAsync(1));
        await PostAsync(0);
        await Task.WhenAll(PostAsync(1), PostAsync(1));

        async Task PostAsync(int text)
        {
            using var answer = await twilio.TextAsync(number, Said[text], sids[text], Token);
            Assert.Equal("<Response/>", await answer.Content.ReadAsStringAsync(Token));
        }
    }

    /// <returns>What must have gone out, as deliveries in the order of the log.</returns>
    private static async Task<List<string>> AnswersAsync(RunningHost host, Phone phone)
    {
        await Eventually.HoldsAsync(async () => await phone.SnapshotAsync() is { Stage: Stage.WithBot { Gathered: null } });

        var id = phone.Conversation;
        var log = await host.Services.GetRequiredService<IConversationStore>().ReadLogAsync(id, 0, Audience.Client, 100, Token);
        var said = log.Entries.Select(entry => (entry.Position, Activity: ActivityJson.Read(entry.ActivityJson.Span))).Where(one => one.Activity.Type == ActivityTypes.Message).ToList();
        Assert.Equal(Said, said.Where(one => one.Activity.From?.Role == "user").Select(one => one.Activity.Text));
        Assert.Equal("bot", said[^1].Activity.From?.Role);
        return [.. said.Where(one => one.Activity.From?.Role == "bot").Select(one => $"{new DeliveryId(id, one.Position)}")];
    }
}
