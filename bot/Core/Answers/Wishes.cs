using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Signals;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>Makes the wishes for a person: how urgent, where, what is said first, and what the advocate reads.</summary>
internal sealed class Wishes(DialogBook book)
{
    private const int MostWordsAsked = 12;

    private static readonly QueueName Caseworker = new("caseworker");

    /// <summary>For a signal of the safety kind: the fixed words first, then a person. Null for anything less.</summary>
    public HandoffWish? Danger(MessageReading heard, DialogState state, Conversation conversation) =>
        heard.Heard is { Action: SignalAction.Safety } signal ? Safety(signal, heard, state, conversation) : null;

    private HandoffWish Safety(Signal signal, MessageReading heard, DialogState state, Conversation conversation)
    {
        // "Soon" is dated days ahead: nobody is woken for it, and the words still come first.
        var danger = signal.Level >= Level.Urgent;
        var words = book.Safety.TryGetValue(signal.Name, out var text) ? text : book.WithoutStore;
        return new HandoffWish(
            signal.Name, danger ? new QueueName(signal.Queue) : QueueNames.General, PriorityOf(signal.Level), danger,
            [Wording.Unaltered(words, conversation)], Brief(SignalNames.Reason(signal.Name, signal.Level), signal, heard, state),
            // Whoever hurts them may hold their phone.
            Discreet: signal.Name == SignalNames.Violence);
    }

    /// <summary>For whoever is asked whether they are in danger and does not answer. The question's words have given the numbers to call.</summary>
    public HandoffWish Unanswered(Signal signal, MessageReading heard, DialogState state, Conversation conversation)
    {
        var wish = book.Safety.ContainsKey(signal.Name) ? Safety(signal, heard, state, conversation) : Person(signal, heard, state);
        return wish with { First = [], Brief = wish.Brief with { Reason = $"{wish.Brief.Reason}: asked about it, and not answered" } };
    }

    public HandoffWish Person(Signal signal, MessageReading heard, DialogState state, params ImmutableArray<Utterance> first) => new(
        signal.Name, new QueueName(signal.Queue), PriorityOf(signal.Level), Danger: false, first,
        Brief(SignalNames.Reason(signal.Name, signal.Level), signal, heard, state));

    /// <summary>The person button.</summary>
    public HandoffWish Asked(MessageReading heard, DialogState state)
    {
        var queue = book.Lexicon.Signals.FirstOrDefault(signal => signal.Name == SignalNames.HumanRequest)?.Queue ?? QueueNames.General.Value;
        return Person(new Signal(SignalNames.HumanRequest, Level.Soon, SignalAction.Handoff, queue, []), heard, state);
    }

    /// <summary>A person for a topic, once its answer and its questions are done.</summary>
    /// <param name="queue">Where a signal wants them; null for the topic's own place.</param>
    public HandoffWish ForTopic(Topic topic, string? queue, MessageReading heard, DialogState state)
    {
        var wanted = queue is null ? topic.Route == Route.Caseworker ? Caseworker : QueueNames.General : new QueueName(queue);
        var reason = wanted == Caseworker ? $"Wants a caseworker: {topic.Title.English}" : $"Needs a person: {topic.Title.English}";
        var words = state.Words.IsDefaultOrEmpty ? WordsOf(heard.Heard, heard) : state.Words;
        var brief = Brief(reason, words, heard, state) with { TopicId = topic.Id, Topic = topic.Title.English };
        return new HandoffWish(SignalNames.CaseSpecific, wanted, Priority.Routine, Danger: false, [], brief);
    }

    public HandoffWish NotUnderstood(MessageReading heard, DialogState state) => new(
        SignalNames.NotUnderstood, QueueNames.General, Priority.Routine, Danger: false, [],
        Brief(SignalNames.Reason(SignalNames.NotUnderstood, Level.None), null, heard, state));

    /// <summary>What they said that brings a person.</summary>
    private static ImmutableArray<string> WordsOf(Signal? signal, MessageReading heard) =>
        signal is { Heard: [_, ..] phrases } ? [.. phrases.Select(phrase => phrase.Text)] : heard.Match.Why;

    /// <summary>What they asked, where no signal says which of its words count: a topic's strongest features ("they", "my case") say little to a reader.</summary>
    public static ImmutableArray<string> Asked(MessageReading heard) =>
        heard is { Heard: null, Text.Count: > 0 } ? [heard.Text.SourceOf(0, Math.Min(heard.Text.Count, MostWordsAsked))] : WordsOf(heard.Heard, heard);

    private HandoffBrief Brief(string reason, Signal? signal, MessageReading heard, DialogState state) => Brief(reason, WordsOf(signal, heard), heard, state);

    private HandoffBrief Brief(string reason, ImmutableArray<string> words, MessageReading heard, DialogState state)
    {
        var topic = heard.Match is { Decision: Routing.RoutingDecision.Answer, Topic: { } sure } && !TopicKinds.IsSmall(sure) ? sure : state.Topic;
        return new HandoffBrief(
            reason, [.. words.Distinct().Take(TurnLimits.MaxHeardWords)],
            topic, Title(topic), [.. state.Told.Select(told => Title(told.Topic)).OfType<string>()]);
    }

    private string? Title(string? topic) => topic is not null && book.Topics.TryGetValue(topic, out var found) ? found.Title.English : null;

    private static Priority PriorityOf(Level level) => level switch
    {
        Level.Emergency => Priority.Emergency,
        Level.Urgent => Priority.Urgent,
        _ => Priority.Routine,
    };
}
