using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

public abstract partial class StoreContract<TStore>
{
    [Fact]
    public async Task A_survey_is_one_row_from_its_offer_to_its_last_answer()
    {
        await HavingAsync("c1", A.Says("person"), A.Claims(A.Maria), A.Resolves(A.Maria));
        var offered = Assert.Single(await AnswersAsync());
        Assert.Equal((null, null, null), (offered.Rating, offered.Reason, offered.Comment));

        await HavingAsync("c1", A.Says("2"), A.Says("this chat"), A.Says("too slow"));

        var answered = Assert.Single(await AnswersAsync());
        Assert.Equal(offered with { Rating = 2, Reason = "chat", Comment = "too slow" }, answered);
    }

    [Fact]
    public async Task Surveys_are_read_by_when_they_were_offered_newest_first()
    {
        foreach (var (id, at) in new[] { ("c1", A.Noon), ("c2", A.Noon.AddHours(1)), ("c3", A.Noon.AddHours(2)) })
        {
            await HavingAsync(id, A.Says("person"), at);
            await HavingAsync(id, A.Claims(A.Tom), at);
            await HavingAsync(id, A.Resolves(A.Tom), at);
        }

        var answers = await Store.Surveys.AnswersAsync(A.Noon, A.Noon.AddHours(2), 10, Token);

        Assert.Equal(["c2", "c1"], answers.Select(answer => answer.Conversation.Value));
    }

    [Fact]
    public async Task Two_that_make_a_key_at_once_agree_on_one()
    {
        Assert.Null(await Store.Settings.FindAsync("signing-key", Token));

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.Settings.GetOrAddAsync("signing-key", [(byte)i], Token)));

        Assert.All(made, value => Assert.Equal(made[0], value));
        Assert.Equal(made[0], await Store.Settings.FindAsync("signing-key", Token));
    }

    [Fact]
    public async Task A_setting_can_be_replaced_and_can_be_empty()
    {
        await Store.Settings.SetAsync("secret", [1], Token);
        await Store.Settings.SetAsync("secret", [], Token);

        Assert.Empty((await Store.Settings.FindAsync("secret", Token))!);
    }

    [Fact]
    public async Task A_user_name_belongs_to_one_account()
    {
        var maria = Account("maria", "adv-1");

        Assert.True(await Store.Accounts.TryAddAsync(maria, Token));
        Assert.False(await Store.Accounts.TryAddAsync(Account("maria", "adv-2"), Token));

        Assert.Equal(maria, await Store.Accounts.FindAsync("maria", Token));
        Assert.Equal(maria, await Store.Accounts.FindAsync(new AdvocateId("adv-1"), Token));
        Assert.Equal([maria], await Store.Accounts.AllAsync(Token));
        Assert.Null(await Store.Accounts.FindAsync("nobody", Token));
    }

    [Fact]
    public async Task Of_two_changes_to_one_account_the_second_must_read_again()
    {
        await Store.Accounts.TryAddAsync(Account("maria", "adv-1"), Token);
        var read = (await Store.Accounts.FindAsync("maria", Token))!;

        Assert.True(await Store.Accounts.TryUpdateAsync(read with { FailedSignIns = 1, LockedUntil = A.Noon }, Token));
        Assert.False(await Store.Accounts.TryUpdateAsync(read with { Disabled = true }, Token));

        Assert.Equal(read with { FailedSignIns = 1, LockedUntil = A.Noon, Version = read.Version + 1 }, await Store.Accounts.FindAsync("maria", Token));
    }

    [Fact]
    public async Task Presence_is_the_last_sign_of_life()
    {
        await Store.Presence.SeenAsync(A.Maria.Id, available: true, A.Noon, Token);
        await Store.Presence.SeenAsync(A.Maria.Id, available: false, A.Noon.AddSeconds(15), Token);
        await Store.Presence.SeenAsync(A.Tom.Id, available: true, A.Noon, Token);

        Assert.Equal(
            [new(A.Maria.Id, false, A.Noon.AddSeconds(15)), new(A.Tom.Id, true, A.Noon)],
            (await Store.Presence.AllAsync(Token)).OrderBy(one => one.Advocate.Value));
    }

    private Task<System.Collections.Immutable.ImmutableArray<Handoff.Core.Surveys.SurveyAnswer>> AnswersAsync() =>
        Store.Surveys.AnswersAsync(A.Noon, A.Noon.AddDays(1), 10, Token);

    private static Account Account(string user, string id) => new(new(id), user, "Maria", Role.Advocate, "hash", "stamp", 0, null, Disabled: false, 1);
}
