using System.Collections.Immutable;
using Bot.Core.Routing;

namespace Bot.Core.Tests;

public sealed class Not_understanding
{
    private static readonly BenefitsBot Careful = new(A.Book with { Thresholds = new RoutingThresholds(0.999, 0.05, 2) });

    [Fact]
    public void The_first_time_it_says_so_the_second_more_plainly_the_third_brings_a_person()
    {
        var talk = A.Talk().Says("zwqj");
        Assert.Equal("[not-sure]", talk.Text);
        Assert.Contains("Talk to a person", talk.Buttons);

        Assert.Equal("[not-sure-again]", talk.Says("vkjx wqz").Text);
        var wish = talk.Says("qzjk").Last.Handoff!;
        Assert.Equal(("not-understood", "general"), (wish.Signal, wish.Queue.Value));
    }

    [Fact]
    public void An_answer_in_between_starts_the_count_again() =>
        Assert.Equal("[not-sure]", A.Talk().Says("zwqj", "vkjx", "where do i apply for snap", "qzjk").Text);

    [Fact]
    public void Half_understood_it_asks_which_was_meant()
    {
        var talk = A.Talk(bot: Careful).Says("card stamps");

        Assert.Equal("[did-you-mean]", talk.Text);
        Assert.Equal(4, talk.Buttons.Length);
        Assert.Equal(["None of these", "Talk to a person"], talk.Buttons[2..]);
        Assert.StartsWith(talk.Buttons[0], talk.Says(talk.Buttons[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phone_gets_the_choices_numbered_and_answers_with_a_number()
    {
        var talk = A.Talk(A.Sms, bot: Careful).Says("card stamps");
        var lines = talk.Text.Split('\n');
        Assert.Equal("3 None of these", lines[3]);

        Assert.StartsWith("SMS " + lines[2][2..], talk.Says("2").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void None_of_these_counts_as_not_understood()
    {
        Assert.Equal("[not-sure]", A.Talk(bot: Careful).Says("card stamps", "none of these").Text);
        Assert.StartsWith("[not-sure]", A.Talk(A.Sms, bot: Careful).Says("card stamps", "3").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_ask_twice_in_a_row_which_was_meant() =>
        Assert.Equal("[not-sure]", A.Talk(bot: Careful).Says("card stamps", "energy closed").Text);

    [Fact]
    public void Small_talk_is_never_offered_as_a_choice() =>
        Assert.DoesNotContain("Hello", A.Talk(bot: Careful).Says("hello stamps").Buttons);

    [Fact]
    public void Without_any_reply_written_it_still_does_not_fail() =>
        Assert.Empty(new BenefitsBot(A.Book with { Replies = ImmutableDictionary<string, Dialogs.Text>.Empty }).Answer(A.Conversation().Turn("zwqj")).Says);
}
