using System.Text;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Desk;

namespace Handoff.Service.Tests.Desk;

public sealed class At_the_desk : IDisposable
{
    private readonly Service service = new();

    private IDesk Desk => service.Desk;

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task Twenty_advocates_who_take_from_five_clients_at_once_get_each_client_once()
    {
        for (var i = 0; i < 5; i++) await service.HavingAsync($"c{i}", A.Says("person"));

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => Desk.TakeNextAsync(new Advocate(new($"adv-{i}"), $"Advocate {i}"), new($"form-{i}"), Service.Token))));

        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], taken.OfType<ConversationId>().Select(id => id.Value).Order());
        Assert.Equal(5, (await service.Store.Index.HoldersAsync(Service.Token)).Length);
        Assert.Empty((await Desk.LookAsync(A.Maria.Id, Service.Token)).Waiting);
    }

    [Fact]
    public async Task Whoever_is_in_danger_is_taken_first()
    {
        await service.HavingAsync("early", A.Says("person"));
        service.Time.Advance(TimeSpan.FromMinutes(1));
        await service.HavingAsync("danger", A.Says("danger"));

        Assert.Equal(A.Id("danger"), await Desk.TakeNextAsync(A.Maria, new("form-1"), Service.Token));
        Assert.Equal(A.Id("early"), await Desk.TakeNextAsync(A.Maria, new("form-2"), Service.Token));
        Assert.Null(await Desk.TakeNextAsync(A.Maria, new("form-3"), Service.Token));
    }

    [Fact]
    public async Task One_form_takes_one_client_however_often_it_is_sent_while_the_advocate_has_them()
    {
        for (var i = 0; i < 5; i++) await service.HavingAsync($"c{i}", A.Says("person"));

        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Desk.TakeNextAsync(A.Maria, new("form-1"), Service.Token))));

        Assert.Equal(A.Id("c0"), Assert.Single(taken.Distinct()));
        await Desk.ResolveAsync(A.Maria, A.Id("c0"), "answered", null, Service.Token);
        Assert.Equal(A.Id("c1"), await Desk.TakeNextAsync(A.Maria, new("form-1"), Service.Token));
    }

    [Fact]
    public async Task Of_two_who_claim_one_has_the_client_and_a_double_click_is_no_error()
    {
        await service.HavingAsync("c1", A.Says("person"));

        Assert.Equal(DeskResult.Done, await Desk.ClaimAsync(A.Maria, A.Id(), Service.Token));
        Assert.Equal(DeskResult.Done, await Desk.ClaimAsync(A.Maria, A.Id(), Service.Token));
        Assert.Equal(DeskResult.NotYours, await Desk.ClaimAsync(A.Tom, A.Id(), Service.Token));
        Assert.Equal(DeskResult.NotFound, await Desk.ClaimAsync(A.Tom, A.Id("nobody"), Service.Token));
    }

    [Fact]
    public async Task A_message_sent_twice_with_one_key_is_said_once()
    {
        await MariaHoldsAsync("c1");

        Assert.Equal(DeskResult.Done, await Desk.SayAsync(A.Maria, A.Id(), "I am here", new("form-1"), Service.Token));
        Assert.Equal(DeskResult.Done, await Desk.SayAsync(A.Maria, A.Id(), "I am here", new("form-1"), Service.Token));

        Assert.Equal(1, (await TextsAsync("c1")).Count(text => text == "I am here"));
    }

    [Fact]
    public async Task Only_whoever_has_the_floor_can_act()
    {
        await MariaHoldsAsync("c1");

        Assert.Equal(DeskResult.NotYours, await Desk.SayAsync(A.Tom, A.Id(), "hello", new("k"), Service.Token));
        Assert.Equal(DeskResult.NotYours, await Desk.NoteAsync(A.Tom, A.Id(), "hello", new("k"), Service.Token));
        Assert.Equal(DeskResult.NotYours, await Desk.ResolveAsync(A.Tom, A.Id(), "answered", null, Service.Token));
        Assert.Equal(DeskResult.NotYours, await Desk.TransferAsync(A.Tom, A.Id(), QueueNames.Urgent, null, Service.Token));
        Assert.Equal(DeskResult.NotYours, await Desk.ReturnToBotAsync(A.Tom, A.Id(), Service.Token));
        Assert.IsType<Stage.WithAdvocate>(await service.StageAsync("c1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("\u0000\u0007")]
    public async Task Nothing_to_say_is_invalid(string text)
    {
        await MariaHoldsAsync("c1");

        Assert.Equal(DeskResult.Invalid, await Desk.SayAsync(A.Maria, A.Id(), text, new("k"), Service.Token));
        Assert.Equal(DeskResult.Invalid, await Desk.NoteAsync(A.Maria, A.Id(), text, new("k"), Service.Token));
    }

    [Fact]
    public async Task Too_long_a_text_or_an_unknown_category_or_queue_is_invalid()
    {
        await MariaHoldsAsync("c1");

        Assert.Equal(DeskResult.Invalid, await Desk.SayAsync(A.Maria, A.Id(), new string('x', 4_001), new("k"), Service.Token));
        Assert.Equal(DeskResult.Invalid, await Desk.ResolveAsync(A.Maria, A.Id(), "no such", null, Service.Token));
        Assert.Equal(DeskResult.Invalid, await Desk.ResolveAsync(A.Maria, A.Id(), "answered", new string('x', 4_001), Service.Token));
        Assert.Equal(DeskResult.Invalid, await Desk.TransferAsync(A.Maria, A.Id(), new("no such"), null, Service.Token));
    }

    [Fact]
    public async Task Resolving_asks_for_a_rating_and_returning_gives_the_floor_to_the_bot()
    {
        await MariaHoldsAsync("c1");
        await MariaHoldsAsync("c2");

        Assert.Equal(DeskResult.Done, await Desk.ResolveAsync(A.Maria, A.Id("c1"), "answered", null, Service.Token));
        Assert.Equal(DeskResult.Done, await Desk.ReturnToBotAsync(A.Maria, A.Id("c2"), Service.Token));

        Assert.IsType<Stage.Surveying>(await service.StageAsync("c1"));
        Assert.IsType<Stage.WithBot>(await service.StageAsync("c2"));
    }

    [Fact]
    public async Task A_transferred_client_waits_in_the_other_queue_with_the_note()
    {
        await MariaHoldsAsync("c1");

        Assert.Equal(DeskResult.Done, await Desk.TransferAsync(A.Maria, A.Id(), QueueNames.Urgent, "has a letter", Service.Token));

        var card = Assert.Single((await Desk.LookAsync(A.Tom.Id, Service.Token)).Waiting);
        Assert.Equal((QueueNames.Urgent, A.Noon), (card.Request.Queue, card.Request.RequestedAt));
        Assert.Contains("has a letter", await TextsAsync("c1"));
    }

    [Fact]
    public async Task The_lists_show_who_waits_who_is_mine_and_whose_word_was_last()
    {
        await service.HavingAsync("waits", A.Says("person"));
        await MariaHoldsAsync("second", at: TimeSpan.FromMinutes(2));
        await MariaHoldsAsync("third", at: TimeSpan.FromMinutes(1));
        await Desk.SayAsync(A.Maria, A.Id("third"), "hello", new("k1"), Service.Token);

        var view = await Desk.LookAsync(A.Maria.Id, Service.Token);

        Assert.Equal(["waits"], view.Waiting.Select(card => card.Id.Value));
        Assert.Equal([("second", true), ("third", false)], view.Mine.Select(card => (card.Id.Value, card.Unanswered)));
        Assert.Equal(A.Noon.AddMinutes(2), view.Mine[0].LastFromClientAt);
    }

    [Fact]
    public async Task An_answered_client_who_writes_again_is_unanswered_and_a_note_answers_nobody()
    {
        await MariaHoldsAsync("c1");
        await Desk.SayAsync(A.Maria, A.Id(), "hello", new("k1"), Service.Token);
        await service.HavingAsync("c1", A.Says("are you there"));
        await Desk.NoteAsync(A.Maria, A.Id(), "asks again", new("k2"), Service.Token);

        Assert.True(Assert.Single((await Desk.LookAsync(A.Maria.Id, Service.Token)).Mine).Unanswered);
    }

    [Fact]
    public async Task The_advocates_log_holds_what_is_only_for_them()
    {
        await service.HavingAsync("c1", A.Says("person"));

        var log = await Desk.ReadAsync(A.Id(), 0, Service.Token);

        Assert.Contains(log.Entries, entry => Encoding.UTF8.GetString(entry.ActivityJson.Span).Contains(EventNames.HandoffInitiate, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Advocates_count_as_available_while_they_are_seen_and_not_away()
    {
        await Desk.SeenAsync(A.Maria.Id, null, Service.Token);
        await Desk.SeenAsync(A.Tom.Id, false, Service.Token);
        var view = await Desk.LookAsync(A.Tom.Id, Service.Token);
        Assert.Equal((1, false), (view.AdvocatesAvailable, view.Available));

        service.Time.Advance(TimeSpan.FromSeconds(60));
        await Desk.SeenAsync(A.Tom.Id, null, Service.Token);

        view = await Desk.LookAsync(A.Tom.Id, Service.Token);
        Assert.Equal((0, false), (view.AdvocatesAvailable, view.Available)); // Maria is silent, Tom still away
    }

    [Fact]
    public async Task A_change_of_availability_nudges_the_desks_and_a_sign_of_life_does_not()
    {
        using var queue = service.Feeds.SubscribeQueue();
        await Desk.SeenAsync(A.Maria.Id, true, Service.Token);
        Assert.True(queue.WaitAsync(TimeSpan.FromHours(1), Service.Token).IsCompleted);

        await Desk.SeenAsync(A.Maria.Id, null, Service.Token);
        Assert.False(queue.WaitAsync(TimeSpan.FromHours(1), Service.Token).IsCompleted);
    }

    [Fact]
    public async Task Typing_is_shown_to_the_client_by_whoever_has_the_floor()
    {
        await MariaHoldsAsync("c1");
        using var client = service.Feeds.Subscribe(A.Id());

        Desk.Typing(A.Tom, A.Id());
        Desk.Typing(A.Maria, A.Id());

        var note = Assert.Single(await client.WaitAsync(TimeSpan.FromHours(1), Service.Token));
        var activity = ActivityJson.Read(note.ActivityJson.Span);
        Assert.Equal((false, ActivityTypes.Typing, "Maria", "bot"), (note.FromClient, activity.Type, activity.From!.Name, activity.From.Role));
    }

    [Fact]
    public async Task The_survey_page_counts_fours_and_fives_as_satisfied()
    {
        foreach (var (id, rating) in new[] { ("c1", "5"), ("c2", "4"), ("c3", "2"), ("c4", "") })
        {
            await MariaHoldsAsync(id);
            await Desk.ResolveAsync(A.Maria, A.Id(id), "answered", null, Service.Token);
            if (rating.Length > 0) await service.HavingAsync(id, A.Says(rating));
        }

        await service.HavingAsync("c3", A.Says("this chat"));

        var summary = await Desk.SurveysAsync(A.Noon, A.Noon.AddDays(1), Service.Token);

        Assert.Equal((4, 3, 2), (summary.Offered, summary.Answered, summary.Satisfied));
        Assert.Equal(1, summary.Ratings[2]);
        Assert.Equal(1, summary.LowReasons["chat"]);
    }

    private async Task MariaHoldsAsync(string id, TimeSpan at = default)
    {
        if (at > service.Time.GetUtcNow() - A.Noon) service.Time.Advance(A.Noon + at - service.Time.GetUtcNow());
        await service.HavingAsync(id, A.Says("person"), A.Claims(A.Maria));
    }

    private async Task<IEnumerable<string?>> TextsAsync(string id) =>
        (await Desk.ReadAsync(A.Id(id), 0, Service.Token)).Entries.Select(entry => ActivityJson.Read(entry.ActivityJson.Span).Text);
}
