using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Recognizers;
using Bot.Core.Routing;
using Bot.Core.Signals;
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

    private readonly Conversation conversation = turn.Conversation with { Language = Languages.Follow(turn.Conversation, heard) };
    private readonly string said = heard.Text.Count <= 12 ? heard.Text.Joined() : "";
    private readonly DialogState settled = before.Settled();

    public BotReply Reply() =>
        OfDanger() ?? OfCheckIn() ?? OfWishForPerson() ?? OfTap() ?? OfQuestion() ?? OfLabel() ?? OfHelpful() ?? OfCaseSignal() ?? OfOptOut() ?? OfRouting();

    private BotReply? OfDanger() => heard.Heard is { Action: SignalAction.Safety } signal
        ? Bring(parts.Wishes.Safety(signal, heard, before, conversation))
        : null;

    private BotReply? OfCheckIn()
    {
        if (heard.Heard is { Action: SignalAction.CheckIn } signal)
        {
            if (before.CheckInAsked) return Bring(parts.Wishes.Person(signal, heard, before));
            var question = Wording.Unaltered(parts.Book.CheckIn, conversation) with { Actions = parts.Suggestions.Buttons([], conversation) };
            return Done(settled with { CheckInAsked = true, Asked = Asked.CheckIn }, question);
        }

        // "No, I just want my balance": the balance is answered.
        if (!heard.ClearsCheckIn || (heard.Match.Decision == RoutingDecision.Answer && heard.Text.Count > ShortReply)) return null;
        var cleared = parts.Wording.Has(BotReplyKeys.CheckInCleared) ? BotReplyKeys.CheckInCleared : BotReplyKeys.GreetingAgain;
        return Offer(settled with { Misses = 0 }, parts.Wording.Reply(cleared, conversation), parts.Suggestions.Common(conversation.Language));
    }

    private BotReply? OfWishForPerson() => heard.Heard switch
    {
        { Name: SignalNames.Frustration, Action: SignalAction.Handoff } signal =>
            Bring(parts.Wishes.Person(signal, heard, before, Wording.Unaltered(parts.Book.FrustrationApology, conversation))),
        { Action: SignalAction.Handoff } signal => Bring(parts.Wishes.Person(signal, heard, before)),
        _ => null,
    };

    private BotReply? OfTap() => parts.Labels.Offered(said, before) switch
    {
        Tap.ToTopic tap => Tell(tap.Topic),
        Tap.ToPerson => Bring(parts.Wishes.Asked(heard, before)),
        Tap.ToNone => Miss(),
        Tap.ToStart => parts.Greeting.Reply(conversation, DialogState.Start with { CheckInAsked = before.CheckInAsked, Told = before.Told }),
        _ => null,
    };

    private BotReply? OfQuestion()
    {
        if (before.Step == 0 || before.Topic is not { } id) return null;
        if (!parts.Book.Topics.TryGetValue(id, out var topic)) return TopicMissing();
        if (Interrupts(topic, before.Step)) return null;

        var walk = parts.Walker.Continue(topic, before.Step, heard.Text, conversation);
        return Walked(topic, walk, settled, before.Queue);
    }

    private BotReply? OfLabel() => parts.Labels.Topic(said) is { } topic ? Tell(topic) : null;

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
        return sure is null ? Bring(parts.Wishes.Person(signal, heard, before)) : Tell(sure, signal.Queue);
    }

    // The carrier has said it already, and a phone that asked for silence gets it.
    private BotReply? OfOptOut() => heard.Action == BotAction.OptOut && conversation.Channel.Brief ? Done(settled) : null;

    private BotReply OfRouting() => heard.Match switch
    {
        { Decision: RoutingDecision.Answer, Topic: { } topic } => Tell(topic),
        { Decision: RoutingDecision.Clarify } => DidYouMean(),
        _ => Miss(),
    };

    private BotReply Tell(string id, string? queue = null)
    {
        if (!parts.Book.Topics.TryGetValue(id, out var topic)) return TopicMissing();
        if (id == TopicKinds.Greeting && before.Answers > 0)
            return Offer(settled, parts.Wording.Reply(BotReplyKeys.GreetingAgain, conversation), parts.Suggestions.Common(conversation.Language));

        var told = TopicKinds.IsSmall(id)
            ? settled with { Misses = id == TopicKinds.Gibberish ? before.Misses : 0 }
            : settled.Tell(id, turn.Now) with { Topic = id, Misses = 0, Answers = before.Answers + 1 };
        return Walked(topic, parts.Walker.Begin(topic, conversation), told, queue);
    }

    private BotReply Walked(Topic topic, Walk walk, DialogState state, string? queue)
    {
        ImmutableArray<Fact> facts = walk.Fact is { } fact ? [fact] : [];
        if (!walk.IsOver)
            return Done(state with { Topic = topic.Id, Step = walk.Step, Queue = queue }, AlwaysPerson(walk.Says)) with { Facts = facts };

        // Whoever was asked questions was promised a person.
        if (topic.Route != Route.Answer || queue is not null || topic.Steps.Length > 1)
            return Bring(parts.Wishes.ForTopic(topic, queue, heard, state), state, walk.Says) with { Facts = facts };

        return Offer(WithHelp(topic.Id, state, walk.Says[^1], out var answer), answer, parts.Suggestions.Topics(NotYetTold(topic, state), conversation.Language));
    }

    private DialogState WithHelp(string topic, DialogState state, Utterance answer, out Utterance said)
    {
        var asks = !TopicKinds.IsSmall(topic) && state.Answers % HelpEvery == 2 && !conversation.Channel.Brief;
        var line = asks ? parts.Wording.Reply(BotReplyKeys.DidItHelp, conversation).Text : "";
        said = line.Length == 0 ? answer : answer with { Text = $"{answer.Text}\n\n{line}" };
        return line.Length == 0 ? state : state with { Asked = Asked.Helpful };
    }

    private BotReply DidYouMean()
    {
        var offers = parts.Suggestions.Likely(heard.Match, conversation);
        if (offers.IsEmpty || before.Offers.Any(offer => offer.Topic.Length == 0)) return Miss(); // twice is no help

        var words = parts.Wording.Reply(BotReplyKeys.DidYouMean, conversation);
        if (conversation.Channel.Brief) words = words with { Text = Lists.Numbered(words.Text, [.. offers.Select(offer => offer.Label)]) };
        return Offer(settled with { Misses = before.Misses }, words, offers);
    }

    private BotReply Miss()
    {
        var misses = before.Misses + 1;
        if (misses >= MissesBeforePerson) return Bring(parts.Wishes.NotUnderstood(heard, before));

        var words = parts.Wording.Reply(misses == 1 ? BotReplyKeys.NotSure : BotReplyKeys.NotSureAgain, conversation);
        return Offer(settled with { Misses = misses }, words, misses == 1 ? parts.Suggestions.Common(conversation.Language) : []);
    }

    private BotReply TopicMissing() => Offer(settled with { Topic = null }, parts.Wording.Reply(BotReplyKeys.TopicMissing, conversation), []);

    // A short answer is an answer; only a message that is surely about something else breaks off the questions.
    private bool Interrupts(Topic topic, int step) =>
        heard.Match is { Decision: RoutingDecision.Answer, Topic: { } other }
        && other != topic.Id && other != TopicKinds.Help && !TopicKinds.IsSmall(other) && heard.Text.Count > ShortReply
        && !(step < topic.Steps.Length && DialogWalker.IsChoice(topic.Steps[step], heard.Text));

    private static IEnumerable<string> NotYetTold(Topic topic, DialogState state) => topic.Next.Where(next => !state.Told.Any(told => told.Topic == next));

    private ImmutableArray<Utterance> AlwaysPerson(ImmutableArray<Utterance> says) =>
        says.SetItem(says.Length - 1, says[^1] with { Actions = [.. says[^1].Actions, .. parts.Suggestions.Buttons([], conversation)] });

    private BotReply Offer(DialogState state, Utterance words, ImmutableArray<Offer> offers) =>
        Done(state with { Offers = offers }, words with { Actions = parts.Suggestions.Buttons(offers, conversation) });

    private BotReply Bring(HandoffWish wish) => Bring(wish, settled, []);

    private BotReply Bring(HandoffWish wish, DialogState state, ImmutableArray<Utterance> says) =>
        Done(state.Settled() with { Misses = 0 }, [.. says]) with { Handoff = wish };

    private BotReply Done(DialogState state, params ImmutableArray<Utterance> says) => new(
        says.RemoveAll(words => words.Text.Length == 0), state.Write(),
        Language: conversation.Language == turn.Conversation.Language ? null : conversation.Language, Facts: []);
}
