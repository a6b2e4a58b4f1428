using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Bot.Core.Tests;

public sealed class Inspecting_a_book
{
    [Fact]
    public void A_good_book_has_no_faults() => Assert.Empty(DialogInspector.Inspect(A.Book, new DateOnly(2026, 11, 22)));

    [Theory]
    [InlineData("a topic that is not there", "topics/snap.apply", "next", "There is no topic \"snap.aply\".")]
    [InlineData("itself as next", "topics/snap.apply", "next", "The topic leads to itself.")]
    [InlineData("an unknown variable", "topics/snap.apply", "answer.en", "Nothing is known as {agency_fone}.")]
    [InlineData("a text message too long", "topics/case.closed", "answer.sms.es", "As a text message it has 327 characters in new-mexico.")]
    [InlineData("a text in too many parts", "topics/snap.apply", "answer.sms.es", "As a text message it has 1016 characters in new-mexico.")]
    [InlineData("no Spanish", "topics/snap.apply", "title.es", "The Spanish text is missing.")]
    [InlineData("a long button", "topics/snap.apply", "button.en", "The button has 25 characters.")]
    [InlineData("a reserved choice", "topics/case.closed", "questions[0].choices.en", "\"Cancel\" is a word that phone companies act on.")]
    [InlineData("a reserved word asked for", "topics/case.closed", "questions[1].ask.en", "It asks people to reply with \"STOP\", which phone companies act on.")]
    [InlineData("a past review", "topics/snap.apply", "review-by", "The day it had to be read again has passed.")]
    [InlineData("nothing that leads there", "topics/snap.lonely", "", "Nothing leads to this topic.")]
    [InlineData("the same keyword", "topics/snap.apply", "keywords.en", "\"Case, CLOSED\" is also a keyword of case.closed.")]
    [InlineData("a keyword without words", "topics/snap.apply", "", "\"...\" holds no word.")]
    public void Faults_of_a_topic_are_found_with_their_place(string fault, string source, string key, string problem) =>
        Assert.Contains((source, key, problem), Faults(fault switch
        {
            "a topic that is not there" => Changed("snap.apply", topic => topic with { Next = ["snap.aply"] }),
            "itself as next" => Changed("snap.apply", topic => topic with { Next = ["snap.apply"] }),
            "an unknown variable" => Changed("snap.apply", topic => topic with { Steps = [new Step(A.Words("Call {agency_fone}", "Llame"), null, [])] }),
            "a text message too long" => Changed("case.closed", topic => topic with { Steps = topic.Steps.SetItem(0, new Step(A.Words("a", "b", "c", new string('x', 312) + " {agency_phone}"), null, [])) }),
            "a text in too many parts" => Changed("snap.apply", topic => topic with { Steps = [new Step(A.Words("a", "b", "c", string.Join(' ', Enumerable.Repeat("Word.", 167)) + " {agency_phone}"), null, [])] }),
            "no Spanish" => Changed("snap.apply", topic => topic with { Title = new("Apply", " ") }),
            "a long button" => Changed("snap.apply", topic => topic with { Button = new(new string('x', 25), "corto") }),
            "a reserved choice" => Changed("case.closed", topic => topic with { Steps = topic.Steps.SetItem(1, topic.Steps[1] with { Choices = [new("Cancel", "Otra cosa")] }) }),
            "a reserved word asked for" => Changed("case.closed", topic => topic with { Steps = topic.Steps.SetItem(2, topic.Steps[2] with { Say = A.Words("Reply STOP to go on", "Siga") }) }),
            "a past review" => Changed("snap.apply", topic => topic with { ReviewBy = new DateOnly(2026, 11, 21) }),
            "nothing that leads there" => A.Book with { Topics = A.Book.Topics.Add("snap.lonely", TestTopics.Topic("snap.lonely", "Alone", "Solo", Route.Answer, [], [], [], [])) },
            "the same keyword" => Changed("snap.apply", topic => topic with { Keywords = [new(Language.English, "Case, CLOSED")] }),
            _ => Changed("snap.apply", topic => topic with { Keywords = [new(Language.English, "...")] }),
        }));

    [Fact]
    public void Missing_replies_and_safety_words_are_found()
    {
        var faults = Faults(A.Book with { Replies = A.Book.Replies.Remove("not-sure").Remove("no-files"), Safety = A.Book.Safety.Remove("acute-need").Remove("suicide-self-harm") });

        Assert.Equal(
            [("replies", "no-files"), ("replies", "not-sure"), ("safety", "words.acute-need"), ("safety", "words.suicide-self-harm")],
            faults.Select(fault => (fault.Source, fault.Key)));
    }

    [Fact]
    public void A_value_that_only_another_reply_has_is_unknown()
    {
        var book = A.Book with { Replies = A.Book.Replies.SetItem("resolved", A.Words("Bye {advocate} {position}", "Adiós")) };

        Assert.Equal([("replies", "resolved.en", "Nothing is known as {position}.")], Faults(book));
    }

    [Fact]
    public void Safety_words_with_a_variable_are_found() => Assert.Contains(
        ("safety", "check-in", "It uses {agency_phone}, and nothing is filled into safety words."),
        Faults(A.Book with { CheckIn = A.Words("Call {agency_phone}?", "¿Llama?") }));

    [Fact]
    public void A_signal_without_a_queue_or_phrases_and_two_of_one_order_are_found()
    {
        var lexicon = new SignalLexicon([A.Signal("human-request", 8, SignalAction.Handoff, [], queue: "nowhere"), A.Signal("other", 8, SignalAction.Handoff, [A.Group(Level.Soon, "a", "!")])]);

        Assert.Equal(["queue", "groups", "", "order"], Faults(A.Book with { Lexicon = lexicon }).Select(fault => fault.Key));
    }

    [Fact]
    public void Queues_thresholds_and_localities_are_looked_at()
    {
        var book = A.Book with
        {
            Rules = A.Book.Rules with { Queues = A.Book.Rules.Queues.Remove(new QueueName("caseworker")) },
            Thresholds = new RoutingThresholds(0.2, 0.5, 7),
            Localities = A.Book.Localities.Add("typo", A.Book.Localities["default"] with { Name = "typo", Variables = A.Book.Localities["default"].Variables.Add("agncy", new("a", "b")) }),
        };

        Assert.Equal(
            ["signals/case-specific", "localities/typo", "handoff", "routing", "routing"],
            Faults(book).Select(fault => fault.Source));
    }

    private static ImmutableArray<(string Source, string Key, string Problem)> Faults(DialogBook book) =>
        [.. DialogInspector.Inspect(book, new DateOnly(2026, 11, 22)).Select(fault => (fault.Source, fault.Key, fault.Problem))];

    private static DialogBook Changed(string id, Func<Topic, Topic> change) =>
        A.Book with { Topics = A.Book.Topics.SetItem(id, change(A.Book.Topics[id])) };
}
