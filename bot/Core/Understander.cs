using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Recognizers;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Core.Texting;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Bot.Core;

/// <summary>Reads one message: signals before topics. Made once for a content version.</summary>
internal sealed class Understander
{
    // Where a rule decided and no phrase, the brief shows the message's beginning.
    private const int MostWordsHeard = 12;

    private readonly DialogBook book;
    private readonly SignalDetector detector;
    private readonly TopicRouter router;
    private readonly FollowUps followUps;

    public Understander(DialogBook book, TrainedTopics? trained = null)
    {
        this.book = book;
        detector = new SignalDetector(book.Lexicon);
        var scorer = TopicScorer.Of(book, trained);
        router = new TopicRouter(scorer, book.Thresholds);
        followUps = new FollowUps(book, router, scorer.Features);
    }

    public CheckIns CheckIns => detector.CheckIns;

    /// <returns>What a bot's own words ask of danger, whoever wrote them; null for nothing.</returns>
    public DangerQuestion? AskedBy(string botSaid) =>
        CheckIns.QuestionIn(botSaid) is { } question ? CheckIns.Read(question) ?? detector.AskedIn(question) : null;

    /// <summary>What is asked where something is nearly danger, and how its answer is read.</summary>
    public (Text Words, DangerQuestion Question) CheckInOf(string signal, Conversation conversation)
    {
        var words = book.CheckIns.GetValueOrDefault(signal) ?? book.CheckIn;
        return (words, AskedBy(words.For(conversation.Language, conversation.Channel.Brief)) ?? CheckIns.Own);
    }

    /// <param name="situation">What it follows: "yes" means nothing by itself.</param>
    public MessageReading Read(string? text, Situation situation)
    {
        var (folded, chosen) = Fold(text, situation);
        if (chosen) situation = situation with { MayAsk = false, IsChosen = true };
        var match = followUps.Read(folded, router.Route(folded), situation.Context);
        var signals = detector.Detect(folded, situation);
        var heard = OfQuestion(situation, folded, signals.First, match) ?? signals.First ?? (signals.Faint is null ? null : OfTopic(folded, match));
        var optsOut = OptOut.Hear(folded) switch
        {
            StopWish.Plain => heard is not { Action: SignalAction.Safety or SignalAction.CheckIn },
            StopWish.Within => heard is null,
            _ => false,
        };
        var clears = heard is null && situation.Question is { } asked && CheckIns.Clears(asked, folded);
        var doubtful = heard is null && !clears && !optsOut ? signals.Doubtful ?? OfCrisis(folded, signals.Faint, match) : null;

        return new MessageReading(
            folded, LanguageDetector.Detect(folded), match, heard, optsOut ? BotAction.OptOut : Act(heard, doubtful, match),
            clears, doubtful, () => Why(heard ?? doubtful, signals, match, optsOut));
    }

    private (FoldedText Text, bool Chosen) Fold(string? text, Situation situation)
    {
        var folded = TextFolding.Fold(text, book.Texting);
        if (situation.Choices.IsEmpty) return (folded, false);
        var meant = NumberedChoices.Meant(text ?? "", situation.Choices);

        // "Are you sick, or is it about dying? 1 sick, 2 dying" is read by its alternatives; "... Reply 1 for yes" by what it says.
        if (situation.Question is { Alternative: > 0 } question && Alternatives.Read(folded, question.Alternative) != Assent.None && YesNo.Read(folded.Alike(meant)) == Assent.None) return (folded, false);
        return meant == text ? (folded, false) : (folded.Alike(meant), true);
    }

    /// <summary>Whether a text asks for no more texts, or for them again, and for nothing that is more urgent.</summary>
    public ConsentWord Consent(string text)
    {
        var folded = TextFolding.Fold(text, book.Texting);
        return OptOut.Hear(folded) switch
        {
            StopWish.Plain => ConsentWord.Stop,
            StopWish.Within when detector.Detect(folded, Situation.None).First is not { Action: SignalAction.Safety or SignalAction.CheckIn } => ConsentWord.Stop,
            StopWish.None when OptOut.IsStart(text) => ConsentWord.Start,
            _ => ConsentWord.None,
        };
    }

    // The question was about danger, so an answer that we can't read goes to a person, unless it is
    // plainly about something else.
    private Signal? OfQuestion(Situation situation, FoldedText text, Signal? heard, Match match)
    {
        if (situation.Question is not { } question || text.Count == 0) return null;
        var own = situation.IsOurs || question.Signal == SignalNames.Suicide;
        if (CheckIns.Danger(question, text) is { } danger && (own || heard is not { Action: SignalAction.Safety } || OrderOf(question.Signal) < OrderOf(heard.Name)))
            return Defined(question.Signal, SignalAction.Safety, danger.Level, text, danger.Why);

        var unclear = own && heard is null && (match.Decision != RoutingDecision.Answer || PhoneWords.AsksHelp(text)) && CheckIns.IsUnclear(question, text);
        return unclear ? Defined(SignalNames.Hopelessness, SignalAction.CheckIn, Level.Urgent, text, "no clear answer to the check-in question") : null;
    }

    // A few words that sound like a topic about danger and were not heard as danger ("gonna jump off here"): the question
    // gives the number to call and offers a person, which the answer would do too.
    private Signal? OfCrisis(FoldedText text, Signal? faint, Match match)
    {
        if (!TopicKinds.IsCrisis(match) || text.Count > SignalDetector.MostWordsSaidLightly) return null;
        return faint is { Action: SignalAction.Safety or SignalAction.CheckIn }
            ? faint
            : Defined(match.Topic == TopicKinds.DomesticViolence ? SignalNames.Violence : SignalNames.Hopelessness, SignalAction.CheckIn, Level.Soon, text, $"topic {match.Topic}");
    }

    private Signal? OfTopic(FoldedText text, Match match) =>
        match is { Topic: TopicKinds.HumanRequest, Decision: RoutingDecision.Answer }
            ? Defined(SignalNames.HumanRequest, SignalAction.Handoff, Level.Soon, text, "topic human.request")
            : null;

    private int OrderOf(string signal) => book.Lexicon.Signals.FirstOrDefault(defined => defined.Name == signal)?.Order ?? int.MaxValue;

    private Signal Defined(string name, SignalAction action, Level level, FoldedText text, string rule)
    {
        var defined = book.Lexicon.Signals.FirstOrDefault(signal => signal.Name == name);
        var queue = defined?.Queue ?? (action == SignalAction.Safety ? QueueNames.Urgent : QueueNames.General).Value;
        var end = Math.Min(text.Count, MostWordsHeard);
        var start = text[0].SourceStart;
        return new Signal(
            name, level, defined?.Action ?? action, queue, [new HeardPhrase(text.SourceOf(0, end), start, text[end - 1].SourceEnd - start, rule)]);
    }

    private BotAction Act(Signal? heard, Signal? doubtful, Match match) => (heard?.Action, match.Decision) switch
    {
        (null, _) when doubtful is not null => BotAction.Clarify,
        (SignalAction.Safety, _) => BotAction.Safety,
        (SignalAction.CheckIn or SignalAction.Handoff, _) => BotAction.Handoff,
        (SignalAction.Caseworker, _) => BotAction.Caseworker,
        (_, RoutingDecision.Answer) => book.Topics.GetValueOrDefault(match.Topic!)?.Route switch
        {
            Route.Caseworker => BotAction.Caseworker,
            Route.Advocate => BotAction.Handoff,
            _ => BotAction.Answer,
        },
        (_, RoutingDecision.Clarify) => BotAction.Clarify,
        _ => BotAction.Fallback,
    };

    private static ImmutableArray<string> Why(Signal? heard, SignalReading reading, Match match, bool optsOut)
    {
        var why = ImmutableArray.CreateBuilder<string>();
        if (optsOut) why.Add("an opt-out word alone");
        if (heard is not null) why.Add($"signal {heard.Name} ({SignalNames.Word(heard.Level)}): {string.Join(", ", heard.Heard.Select(phrase => phrase.Phrase))}");
        foreach (var also in reading.Also) why.Add($"also: {also.Name}");
        if (match.Topic is { } topic) why.Add($"topic {topic}: {string.Join(", ", match.Why)}");
        return why.ToImmutable();
    }
}
