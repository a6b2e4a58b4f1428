using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Archives;
using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

public abstract partial class StoreContract<TStore>
{
    [Fact]
    public async Task An_agency_that_was_moved_answers_every_question_as_before()
    {
        await FullAgency.FillAsync(Store);
        using var other = new TStore();
        await FullAgency.ImportAsync(other.Archive, await FullAgency.ExportAsync(Store.Archive));
        other.Reopen();

        foreach (var id in new[] { "bot", "danger", "waiting", "held", "surveyed", "rated", "long", "phone" })
        {
            Assert.Equal(Json(await Store.Conversations.FindAsync(new(id), Token)), Json(await other.Conversations.FindAsync(new(id), Token)));
            Assert.Equal(await LogAsync(Store, id), await LogAsync(other, id));
        }

        foreach (var ask in Questions()) Assert.Equal(await ask(Store), await ask(other));
        Assert.Empty(await other.Presence.AllAsync(Token));
    }

    [Fact]
    public async Task An_agency_that_was_moved_goes_on()
    {
        await FullAgency.FillAsync(Store);
        using var other = new TStore();
        await FullAgency.ImportAsync(other.Archive, await FullAgency.ExportAsync(Store.Archive));

        Assert.IsType<Stage.WithAdvocate>((await FullAgency.TalkAsync(other, "danger", A.Claims(A.Tom))).Stage);
        Assert.IsType<Stage.Waiting>((await FullAgency.TalkAsync(other, "bot", A.Says("person"))).Stage);
        await FullAgency.TalkAsync(other, "surveyed", A.Says("this chat"), A.Says("too slow"));
        await FullAgency.TalkAsync(other, "held", A.Resolves(A.Maria));

        Assert.Equal(["bot", "waiting"], (await other.Index.WaitingAsync(10, Token)).Select(place => place.Conversation.Value).Order());
        Assert.Empty(await other.Index.HeldByAsync(A.Maria.Id, Token));
        Assert.Equal(1, (await other.Surveys.AnswersAsync(A.Noon, A.Noon.AddDays(1), 10, Token)).Count(answer => answer is { Rating: 2, Comment: "too slow" }));
    }

    [Fact]
    public async Task What_is_out_for_delivery_is_moved_as_not_yet_sent()
    {
        await PushAsync("c1", Handoff.Core.Turns.DeliveryLane.Bot, Handoff.Core.Turns.DeliveryLane.Safety);
        Assert.Single(await LeaseAsync());
        using var other = new TStore();

        await FullAgency.ImportAsync(other.Archive, await FullAgency.ExportAsync(Store.Archive));

        var again = Assert.Single(await other.Outbox.LeaseAsync(A.Noon, Lease, 10, Token));
        Assert.Equal((Handoff.Core.Turns.DeliveryLane.Safety, 1), (again.Delivery.Lane, again.Attempts));
    }

    [Fact]
    public async Task A_store_that_holds_anything_is_not_imported_into()
    {
        var file = await FullAgency.ExportAsync(Store.Archive);
        using var other = new TStore();
        await FullAgency.FillAsync(other);
        var before = (await FullAgency.ExportAsync(other.Archive)).ToArray();

        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => FullAgency.ImportAsync(other.Archive, file));

        Assert.Contains("nothing was changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await FullAgency.ExportAsync(other.Archive)).ToArray());
    }

    [Fact]
    public async Task Settings_of_a_first_start_give_way_to_the_imported_ones()
    {
        await Store.Settings.SetAsync("signing-key", [1], Token);
        using var other = new TStore();
        await other.Settings.SetAsync("signing-key", [2], Token);
        await other.Settings.SetAsync("another", [3], Token);
        await other.Presence.SeenAsync(A.Tom.Id, available: true, A.Noon, Token);

        await FullAgency.ImportAsync(other.Archive, await FullAgency.ExportAsync(Store.Archive));

        Assert.Equal<byte[]>([1], (await other.Settings.FindAsync("signing-key", Token))!);
        Assert.Null(await other.Settings.FindAsync("another", Token));
    }

    [Fact]
    public async Task An_import_that_fails_at_the_end_leaves_nothing()
    {
        await FullAgency.FillAsync(Store);
        var file = await FullAgency.ExportAsync(Store.Archive);
        file.SetLength(file.Length - 1);
        using var other = new TStore();

        await Assert.ThrowsAsync<ArchiveRefusedException>(() => FullAgency.ImportAsync(other.Archive, file));

        using var nothing = new MemoryStream();
        var left = await ArchiveWriter.WriteAsync(other.Archive.ReadAsync(Token), "default", TimeProvider.System, nothing, Token);
        Assert.Equal(new ArchiveCounts(0, 0, 0, 0, 0, 0, 0), left.Counts);
        file = await FullAgency.ExportAsync(Store.Archive);
        await FullAgency.ImportAsync(other.Archive, file);
        Assert.Equal(file.ToArray(), (await FullAgency.ExportAsync(other.Archive)).ToArray());
    }

    // Each as text: records that hold arrays compare by reference.
    private static IEnumerable<Func<TStore, Task<string>>> Questions() =>
    [
        async store => string.Join(';', await store.Index.WaitingAsync(10, Token)),
        async store => string.Join(';', await store.Index.HeldByAsync(A.Maria.Id, Token)),
        async store => string.Join(';', (await store.Index.HoldersAsync(Token)).Order(Comparer<AdvocateId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)))),
        async store => $"{await store.Index.TypicalWaitAsync(A.Noon.AddHours(1), Token)}",
        async store => string.Join(';', await store.Surveys.AnswersAsync(A.Noon, A.Noon.AddDays(1), 10, Token)),
        async store => string.Join(';', await store.Accounts.AllAsync(Token)),
        async store => $"{await store.Accounts.FindAsync("maría", Token)}",
        async store => Convert.ToHexString((await store.Settings.FindAsync("signing-key", Token))!) + (await store.Settings.FindAsync("empty", Token))!.Length,
        async store => string.Join(';', await store.Outbox.LeaseAsync(A.Noon.AddMinutes(4), TimeSpan.FromMinutes(1), 10, Token)),
        async store => string.Join(';', await store.Outbox.LeaseAsync(A.Noon.AddMinutes(6), TimeSpan.FromMinutes(1), 10, Token)),
        async store => $"{(await store.Phones.FindAsync(new("phone"), Token))!.Client} {await store.Suppressions.FindAsync("sms_gone", Token)} {await store.Suppressions.FindAsync("sms_back", Token)}",
        async store => string.Join(';', (await store.Deliveries.OfAsync(new("phone"), 0, Token)).Select(status => $"{status.Id} {status.State} {status.ProviderId} {status.Code} {status.Events[0]}")),
        async store => $"{(await store.Deliveries.FindByProviderIdAsync("SM1", Token))!.Id} {(await store.Deliveries.LeaseChecksAsync(A.Noon.AddDays(1), TimeSpan.FromMinutes(1), 10, Token)).Length}",
        async store => string.Join(';', await store.Index.LeaseDueAsync(A.Noon.AddDays(2), TimeSpan.FromMinutes(1), 10, Token)),
    ];

    private static async Task<string> LogAsync(TStore store, string id)
    {
        var log = await store.Conversations.ReadLogAsync(new(id), 0, Audience.Everyone, 1_000, Token);
        return string.Join('\n', log.Entries.Select(entry => $"{entry.Position} {entry.Audience} {Text(entry)}"));
    }
}
