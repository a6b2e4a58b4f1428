using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;

namespace Bot.Core.Tests;

public sealed class Routing_a_message
{
    private static readonly TopicRouter Router = new(TopicScorer.Of(A.Book), RoutingThresholds.Default);

    [Theory]
    [InlineData("how can i sign up for food stamps", "snap.apply")]
    [InlineData("i lost my ebt card yesterday", "ebt.lost-card")]
    [InlineData("perdí mi tarjeta", "ebt.lost-card")]
    [InlineData("me cerraron mi caso", "case.closed")]
    [InlineData("need LIHEAP", "liheap.apply")]
    [InlineData("aplicasion de estampiyas", "snap.apply")] // letter groups survive the spelling
    public void The_best_topic_is_found_in_either_language(string text, string topic) => Assert.Equal(topic, Route(text).Topic);

    [Fact]
    public void A_keyword_is_answered_and_named_as_the_reason()
    {
        var match = Route("where can i get a replacement card please");

        Assert.Equal(("ebt.lost-card", RoutingDecision.Answer), (match.Topic, match.Decision));
        Assert.Equal("replacement card", match.Why[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("zwqj vkjx")]
    public void What_holds_nothing_known_has_no_sure_topic(string text) => Assert.Equal(RoutingDecision.NotSure, Route(text).Decision);

    [Fact]
    public void Candidates_are_at_most_five_best_first_and_probabilities()
    {
        var match = Route("card case stamps bill help");

        Assert.InRange(match.Candidates.Length, 1, 5);
        Assert.Equal(match.Candidates.OrderByDescending(c => c.Score), match.Candidates);
        Assert.Equal((match.Topic, match.Confidence), (match.Candidates[0].Topic, match.Candidates[0].Score));
        Assert.InRange(match.Candidates.Sum(c => c.Score), 0, 1.001);
    }

    [Fact]
    public void The_same_book_always_routes_the_same()
    {
        var other = new TopicRouter(TopicScorer.Of(A.Book with { Topics = TestTopics.All.Reverse().ToImmutableDictionary() }), RoutingThresholds.Default);

        Assert.Equal(Route("my card and my case").Candidates, other.Route(TextFolding.Fold("my card and my case")).Candidates);
    }

    [Fact]
    public void A_book_without_topics_is_never_sure() =>
        Assert.Equal(Match.None, new TopicRouter(TopicScorer.Of(A.Book with { Topics = ImmutableDictionary<string, Topic>.Empty }), RoutingThresholds.Default).Route(TextFolding.Fold("anything")));

    private static Match Route(string text) => Router.Route(TextFolding.Fold(text));
}
