using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;
using Handoff.Service.Archives;
using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

/// <summary>An agency with a conversation in every stage, and some of everything else that lasts.</summary>
internal static class FullAgency
{
    public static readonly TurnInput[] Inputs =
    [
        A.Joins(Channel.Sms), A.Joins(), A.Says("hello"), A.Says("person"), A.Says("danger"), A.Says("5"), A.Says("2"), A.Says("¿y ahora? 🍎\n\"'<b>\u2028"),
        A.Claims(A.Maria), A.Claims(A.Tom), A.Answers(A.Maria, "hi"), A.Resolves(A.Maria), A.Resolves(A.Tom),
        new TurnInput.AdvocateReturnedToBot(A.Tom), new TurnInput.AdvocateTransferred(A.Maria, QueueNames.Urgent, "note"), new TurnInput.AdvocateLost(A.Maria.Id),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task FillAsync(ITestStore store)
    {
        await TalkAsync(store, "bot", A.Joins(), A.Says("hello"));
        await TalkAsync(store, "danger", A.Joins(), A.Says("danger"));
        await TalkAsync(store, "waiting", A.Joins(), A.Says("person"));
        await TalkAsync(store, "held", A.Joins(), A.Says("person"), A.Claims(A.Maria), A.Answers(A.Maria, "¿Cómo está? 🍎"));
        await TalkAsync(store, "surveyed", A.Says("person"), A.Claims(A.Tom), A.Resolves(A.Tom), A.Says("2"));
        await TalkAsync(store, "rated", A.Says("person"), A.Claims(A.Tom), A.Resolves(A.Tom), A.Says("5"), A.Says("person"), A.Claims(A.Maria), A.Resolves(A.Maria));
        await TalkAsync(store, "long", [.. Enumerable.Range(0, 260).Select(i => A.Says($"message {i}"))]);
        await TalkAsync(store, "phone", A.Joins(Channel.Sms), A.Says("danger"), A.Says("person"), A.Claims(A.Tom), A.Answers(A.Tom, "on my way"));

        var leased = await store.Outbox.LeaseAsync(A.Noon, TimeSpan.FromMinutes(1), 10, Token);
        await store.Outbox.PostponeAsync(Assert.Single(leased).Delivery, A.Noon.AddMinutes(5).AddTicks(7), Token);
        await store.Phones.SetAsync(new("phone"), new PhoneLine("+15005550006", "+14155550123"), Token);
        await store.Suppressions.SuppressAsync("sms_gone", "client", A.Noon, Token);
        await store.Suppressions.SuppressAsync("sms_back", "desk:adv-1", A.Noon, Token);
        await store.Suppressions.ClearAsync("sms_back", "client", A.Noon.AddDays(1), Token);
        var sent = DeliveryStatus.New(new Delivery(new("phone"), 2, DeliveryLane.Safety), A.Noon);
        Assert.True(await store.Deliveries.TrySaveAsync(sent.After(new DeliveryReport(DeliveryState.Accepted, "queued", "SM1"), A.Noon)!, Token));
        Assert.True(await store.Deliveries.TrySaveAsync(DeliveryStatus.New(new Delivery(new("phone"), 3, DeliveryLane.Advocate), A.Noon).After(new DeliveryReport(DeliveryState.Failed, "undelivered 30006", "SM2", "30006"), A.Noon)!, Token));
        await store.Settings.SetAsync("signing-key", [0, 255, 10, 13], Token);
        await store.Settings.SetAsync("empty", [], Token);
        Assert.True(await store.Accounts.TryAddAsync(new Account(A.Maria.Id, "maría", "María", Role.Supervisor, "hash+/=", "stamp", 2, A.Noon.AddTicks(3), Disabled: true, 7), Token));
        Assert.True(await store.Accounts.TryAddAsync(new Account(A.Tom.Id, "tom", "Tom", Role.Advocate, "hash", "stamp", 0, null, Disabled: false, 1), Token));
        await store.Presence.SeenAsync(A.Maria.Id, available: true, A.Noon, Token);
    }

    public static async Task<Conversation> TalkAsync(ITestStore store, string id, params TurnInput[] inputs)
    {
        var now = await store.Conversations.FindAsync(new(id), Token) ?? A.New(id);
        foreach (var (input, minute) in inputs.Select((input, minute) => (input, minute)))
        {
            var decision = now.Does(input, A.Noon.AddMinutes(minute));
            if (decision.ChangesNothing) continue;
            Assert.True(await store.Conversations.TryCommitAsync(decision, Token));
            now = decision.After;
        }

        return now;
    }

    public static async Task<MemoryStream> ExportAsync(IArchive archive)
    {
        var file = new MemoryStream();
        await ArchiveWriter.WriteAsync(archive.ReadAsync(Token), "default", new FakeTime(A.Noon), file, Token);
        return file;
    }

    public static Task ImportAsync(IArchive archive, Stream file) => archive.WriteAsync(new ArchiveReader(file).ReadAsync(Token), Token);
}
