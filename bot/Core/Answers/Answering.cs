using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Recognizers;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Core.Texting;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>
/// The answer to one message. <see cref="Reply"/> is the order of precedence, read aloud: each rule
/// answers or leaves it to the next.
/// </summary>
internal sealed class Answering(BotParts parts, BotTurn turn, MessageReading heard, DialogState before)
{
    private const int MissesBeforePerson = 3;
    private const int ShortReply = 3;
    private const int HelpEvery = 3;

    private readonly string said = heard.Text.Count <= 12 ? heard.Text.Joined() : "";
    private readonly string meant = heard.Text.Count <= 12 ? heard.Text.SpelledOut() : "";
    private readonly Replying replying = new(parts, turn, Languages.Follow(turn.Conversation, heard));
    private readonly DialogState settled = before.Settled().Heard(turn.Text);

    private Conversation Conversation => replying.Conversation;

    public BotReply Reply() =>
        OfDanger() ?? OfCheckIn() ?? OfWishForPerson() ?? OfPhoneWord() ?? OfTap() ?? OfQuestion() ?? OfLabel() ?? OfHelpful() ?? OfCaseSignal() ?? OfOptOut() ?? OfRouting();

    private BotReply? OfDanger() => parts.Wishes.Danger(heard, before, Conversation) is { } wish ? replying.Bring(settled, wish) : null;

    private BotReply? OfCheckIn()
    {
        if (heard.Heard is { Action: SignalAction.CheckIn } signal)
        {
            return before.CheckInAsked ? replying.Bring(settled, parts.Wishes.Person(signal, heard, before)) : Ask(signal, minds: true);
        }

        // What is only nearly danger brings nobody by itself: too many are called for nothing. A topic about danger would have.
        if (heard.Doubtful is { } doubtful && !before.CheckInAsked) return Ask(doubtful, minds: TopicKinds.IsCrisis(heard.Match));

        // "No, I just want my balance": the balance is answered.
        if (!heard.ClearsCheckIn || (heard.Match.Decision == RoutingDecision.Answer && heard.Text.Count > ShortReply)) return null;
        var cleared = parts.Wording.Has(BotReplyKeys.CheckInCleared) ? BotReplyKeys.CheckInCleared : BotReplyKeys.GreetingAgain;
        return replying.Offer(settled with { Misses = 0 }, parts.Wording.Reply(cleared, Conversation), parts.Suggestions.Common(Conversation.Language));
    }

    /// <param name="minds">No answer brings a person.</param>
    private BotReply Ask(Signal signal, bool minds)
    {
        var (words, question) = parts.Understander.CheckInOf(signal.Name, Conversation);
        return replying.Done(
            settled with { CheckInAsked = true, Asked = Asked.CheckIn, Question = question.Name },
            Wording.Unaltered(words, Conversation) with { Actions = parts.Suggestions.Buttons([], Conversation) }) with
        {
            IfUnanswered = minds ? new(parts.Wishes.Unanswered(signal, heard, before, Conversation), OpenQuestion.SafetyWithin) : null,
        };
    }

    private BotReply? OfWishForPerson() => heard.Heard switch
    {
        { Name: SignalNames.Frustration, Action: SignalAction.Handoff } signal =>
            replying.Bring(settled, parts.Wishes.Person(signal, heard, before, Wording.Unaltered(parts.Book.FrustrationApology, Conversation))),
        { Action: SignalAction.Handoff } signal => replying.Bring(settled, parts.Wishes.Person(signal, heard, before)),
        _ => null,
    };

    // What whoever has no buttons may write at any time.
    private BotReply? OfPhoneWord()
    {
        if (!Conversation.Channel.Brief) return null;
        if (PhoneWords.LanguageOf(heard.Text) is not null) return InThatLanguage() with { LanguageChosen = true };
        if (PhoneWords.AsksHelp(heard.Text)) return replying.Done(before with { Fresh = false }, parts.Wording.Reply(ReplyKeys.SmsHelp, Conversation));
        if (!before.More.IsEmpty && PhoneWords.AsksMore(heard.Text)) return replying.Continue(before);
        if (PhoneWords.AsksStart(heard.Text)) return before.Fresh ? replying.Done(settled) : AgainHello();
        return PhoneWords.AsksPerson(heard.Text) && !(said == "0" && AwaitsNumber) ? replying.Bring(settled, parts.Wishes.Asked(heard, before)) : null;
    }

    // "How many children?" is answered by 0; a list of choices is not.
    private bool AwaitsNumber => before.Step > 0 && before.Topic is { } id && parts.Book.Topics.TryGetValue(id, out var topic)
        && before.Step < topic.Steps.Length && topic.Steps[before.Step].Choices.IsEmpty;

    // They could not read the last words: the same once more is what they want.
    private BotReply InThatLanguage()
    {
        if (before.Fresh) return replying.Done(settled);
        if (before.Topic is not { } id || !parts.Book.Topics.TryGetValue(id, out var topic)) return replying.Done(before, parts.Wording.Reply(ReplyKeys.LanguageChanged, Conversation));
        if (before.Step > 0) return Walked(topic, parts.Walker.Again(topic, before.Step, Conversation), settled, before.Queue);
        return topic is { Route: Route.Answer, Steps.Length: 1 } ? Tell(id) : replying.Done(before, parts.Wording.Reply(ReplyKeys.LanguageChanged, Conversation));
    }

    private BotReply AgainHello() =>
        replying.Offer(settled, parts.Wording.Reply(BotReplyKeys.GreetingAgain, Conversation), parts.Suggestions.Common(Conversation.Language));

    private BotReply? OfTap() => (parts.Labels.Offered(said, before) ?? parts.Labels.Offered(meant, before)) switch
    {
        Tap.ToTopic tap => Tell(tap.Topic),
        Tap.ToPerson => replying.Bring(settled, parts.Wishes.Asked(heard, before)),
        Tap.ToNone => Miss(),
        Tap.ToStart => parts.Greeting.Reply(Conversation, DialogState.Start with { CheckInAsked = before.CheckInAsked, Told = before.Told, Greeted = before.Greeted }),
        _ => null,
    };

    private BotReply? OfQuestion()
    {
        if (before.Step == 0 || before.Topic is not { } id) return null;
        if (!parts.Book.Topics.TryGetValue(id, out var topic)) return TopicMissing();
        if (Interrupts(topic, before.Step)) return AnsweredFirst(topic);

        // "¿Habla español?" is no answer: the question is asked again, in Spanish.
        var walk = AsksForLanguage
            ? parts.Walker.Again(topic, before.Step, Conversation)
            : parts.Walker.Continue(topic, before.Step, heard.Text, Conversation, parts.LocalTime(turn.Now));
        return Walked(topic, walk, settled, before.Queue);
    }

    // Another question is answered, and ours is asked again: behind it stands the person who was promised.
    // A subject that brings a person itself takes over.
    private BotReply? AnsweredFirst(Topic open)
    {
        if (!parts.Book.Topics.TryGetValue(heard.Match.Topic!, out var other) || other is not { Route: Route.Answer, Steps.Length: 1 }) return null;

        var says = parts.Walker.Begin(other, Conversation).Says.AddRange(parts.Walker.Again(open, before.Step, Conversation).Says);
        var told = settled.Tell(other.Id, turn.Now) with { Topic = open.Id, Step = before.Step, Queue = before.Queue, Words = before.Words, Misses = 0, Answers = before.Answers + 1 };
        return replying.Done(told, replying.WithPerson(says)) with { IfUnanswered = Promised(open, before.Queue, told) };
    }

    // Before the questions stand the words "I will ask a person to help you": whoever leaves in the middle is helped all the same.
    private IfUnanswered Promised(Topic topic, string? queue, DialogState state) =>
        new(parts.Wishes.ForTopic(topic, queue, heard, state), OpenQuestion.IntakeWithin, Requested: queue is not null);

    private BotReply? OfLabel() => (parts.Labels.Topic(said) ?? parts.Labels.Topic(meant)) is { } topic ? Tell(topic) : null;

    private BotReply? OfHelpful() => (before.Asked, heard.Text.Count <= ShortReply ? YesNo.Read(heard.Text) : Assent.None) switch
    {
        (Asked.Helpful, Assent.Yes) when parts.Book.Topics.ContainsKey(TopicKinds.Thanks) => Tell(TopicKinds.Thanks),
        (Asked.Helpful, Assent.No or Assent.Partly) => Miss(),
        _ => null,
    };

    private BotReply? OfCaseSignal()
    {
        if (heard.Heard is not { Action: SignalAction.Caseworker } signal) return null;
        var sure = heard.Match is { Decision: RoutingDecision.Answer, Topic: { } topic } && !TopicKinds.IsSmall(topic) ? topic : null;
        return sure is null ? replying.Bring(settled, parts.Wishes.Person(signal, heard, before)) : Tell(sure, signal.Queue);
    }

    // The carrier has said it already, and a phone that asked for silence gets it.
    private BotReply? OfOptOut() => heard.Action == BotAction.OptOut && Conversation.Channel.Brief ? replying.Done(settled) : null;

    private BotReply OfRouting() => heard.Match switch
    {
        { Decision: RoutingDecision.Answer, Topic: { } topic } => Tell(topic),
        { Decision: RoutingDecision.Clarify } => DidYouMean(),
        _ => Miss(),
    };

    private BotReply Tell(string id, string? queue = null)
    {
        if (!parts.Book.Topics.TryGetValue(id, out var topic)) return TopicMissing();
        if (id == TopicKinds.Greeting && before.Fresh) return replying.Done(settled); // they have just been greeted
        if (id == TopicKinds.Greeting && (before.Answers > 0 || Conversation.Channel.Brief)) return AgainHello();

        var told = TopicKinds.IsSmall(id)
            ? settled with { Misses = id == TopicKinds.Gibberish ? before.Misses : 0 }
            : settled.Tell(id, turn.Now) with { Topic = id, Misses = 0, Answers = before.Answers + 1 };
        return Walked(topic, parts.Walker.Begin(topic, Conversation), told, queue);
    }

    private BotReply Walked(Topic topic, Walk walk, DialogState state, string? queue)
    {
        // Whoever is asked questions is promised a person.
        if (topic is { Route: Route.Answer, Steps.Length: 1 } && queue is null)
            return replying.Offer(WithHelp(topic.Id, state, walk.Says[^1], out var answer), answer, parts.Suggestions.Topics(SecondQuestion().Concat(NotYetTold(topic, state)), Conversation.Language));

        ImmutableArray<Fact> facts = walk.Fact is { } fact ? [fact] : [];
        // Not "nov 3", which is only an answer, but what they came with.
        var asked = state with { Words = before.Step > 0 && before.Topic == topic.Id ? before.Words : Wishes.Asked(heard) };
        return walk.IsOver
            ? replying.Bring(state, parts.Wishes.ForTopic(topic, queue, heard, asked), walk.Says) with { Facts = facts }
            : replying.Done(asked with { Topic = topic.Id, Step = walk.Step, Queue = queue }, replying.WithPerson(walk.Says)) with { Facts = facts, IfUnanswered = Promised(topic, queue, asked) };
    }

    private DialogState WithHelp(string topic, DialogState state, Utterance answer, out Utterance said)
    {
        var asks = !TopicKinds.IsSmall(topic) && state.Answers % HelpEvery == 2 && !Conversation.Channel.Brief;
        var line = asks ? parts.Wording.Reply(BotReplyKeys.DidItHelp, Conversation).Text : "";
        said = line.Length == 0 ? answer : answer with { Text = $"{answer.Text}\n\n{line}" };
        return line.Length == 0 ? state : state with { Asked = Asked.Helpful };
    }

    private BotReply DidYouMean()
    {
        var offers = parts.Suggestions.Likely(heard.Match, Conversation);
        if (offers.IsEmpty || before.Offers.Any(offer => offer.Topic.Length == 0)) return Miss(); // twice is no help

        var words = parts.Wording.Reply(BotReplyKeys.DidYouMean, Conversation);
        return replying.Choose(settled with { Misses = before.Misses }, words, offers);
    }

    private BotReply Miss()
    {
        var misses = before.Misses + 1;
        if (misses >= MissesBeforePerson) return replying.Bring(settled, parts.Wishes.NotUnderstood(heard, before));

        var words = parts.Wording.Reply(misses == 1 ? BotReplyKeys.NotSure : BotReplyKeys.NotSureAgain, Conversation);
        return replying.Offer(settled with { Misses = misses }, words, misses == 1 ? parts.Suggestions.Common(Conversation.Language) : []);
    }

    private BotReply TopicMissing() => replying.Offer(settled with { Topic = null }, parts.Wording.Reply(BotReplyKeys.TopicMissing, Conversation), []);

    // A short answer is an answer; only a message that is surely about something else is taken for another question.
    private bool Interrupts(Topic topic, int step) =>
        heard.Match is { Decision: RoutingDecision.Answer, Topic: { } other }
        && other != topic.Id && other is not (TopicKinds.Help or TopicKinds.LanguageRequest) && !TopicKinds.IsSmall(other) && heard.Text.Count > ShortReply
        && !(step < topic.Steps.Length && DialogWalker.IsChoice(topic.Steps[step], heard.Text));

    private bool AsksForLanguage =>
        heard.Match is { Decision: RoutingDecision.Answer, Topic: TopicKinds.LanguageRequest } && Conversation.Language != turn.Conversation.Language;

    // Two questions in one text: the first is answered, the second is the first thing offered.
    private IEnumerable<string> SecondQuestion() => heard.Match.Second is { } second ? [second] : [];

    private static IEnumerable<string> NotYetTold(Topic topic, DialogState state) => topic.Next.Where(next => !state.Told.Any(told => told.Topic == next));
}
