using System.Collections.Immutable;
using System.Globalization;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>What a waiting client is told of their place, honestly.</summary>
internal static class Place
{
    public static Utterance Told(TurnDraft draft, HandoffRequest request)
    {
        var (words, conversation) = (draft.Turn.Policy.Words, draft.Now);
        if (request.Danger) return words.Say(ReplyKeys.ComingUrgent, conversation);

        if (!draft.Turn.Policy.Rules.IsOpen(request.Queue, draft.Turn.Now))
        {
            return words.Say(ReplyKeys.Closed, conversation, ("next_opening", NextOpening(draft)))
                with
            { Actions = Leaving(draft) };
        }

        var coming = request.Queue == QueueNames.General ? ReplyKeys.Coming : ReplyKeys.ComingCaseworker;
        var wait = draft.Turn.Queue is { TypicalWait: { } typical, AdvocatesAvailable: > 0 }
            ? words.Say(ReplyKeys.WaitMinutes, conversation, ("minutes", Minutes(typical)))
            : words.Say(ReplyKeys.WaitUnknown, conversation);
        return Join(
                words.Say(coming, conversation, ("position", Number(draft, request))),
                wait,
                words.Say(ReplyKeys.KeepPlace, conversation))
            with
        { Actions = Leaving(draft) };
    }

    public static string Number(TurnDraft draft, HandoffRequest request) =>
        draft.Turn.Queue.PositionOf(new QueuePlace(draft.Now.Id, request.Queue, request.Priority, request.RequestedAt)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Words with the other ways than waiting: buttons, or on a phone a numbered list, whose numbers mean them from now on.</summary>
    public static Utterance Offering(TurnDraft draft, HandoffRequest request, Utterance words)
    {
        var choices = Choices(draft, request);
        if (!draft.Now.Channel.Brief) return words with { Actions = choices };
        if (choices.IsEmpty) return words;

        if (draft.Now.Stage is Stage.Waiting waiting) draft.Move(waiting with { OfferedAt = draft.Turn.Now });
        return words with { Text = string.Join('\n', choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {choice.Title}")).Prepend(words.Text)) };
    }

    /// <returns>What a digit means in the order of <see cref="Choices"/>, if they were offered and not too long ago.</returns>
    public static WaitingChoice Chosen(TurnDraft draft, Stage.Waiting waiting, string text) =>
        !draft.Now.Channel.Brief || waiting.Request.Danger || !(draft.Turn.Now - waiting.OfferedAt < TurnLimits.DigitsMeanFor) ? WaitingChoice.None
        : text.Trim() switch { "1" => WaitingChoice.KeepWaiting, "2" => WaitingChoice.AnswerLater, "3" => WaitingChoice.StopWaiting, _ => WaitingChoice.None };

    private static ImmutableArray<CardAction> Choices(TurnDraft draft, HandoffRequest request) => request.Danger
        ? []
        : [Button(draft, ReplyKeys.KeepWaitingButton), Button(draft, ReplyKeys.AnswerLaterButton), Button(draft, ReplyKeys.StopWaitingButton)];

    public static string NextOpening(TurnDraft draft) =>
        draft.Turn.Policy.Rules.Hours.NextOpening(draft.Turn.Now) is { } opening
            ? draft.Turn.Policy.Words.Moment(opening, draft.Now.Language)
            : "";

    /// <summary>One text of several lines: a phone rings once.</summary>
    public static Utterance Join(params ReadOnlySpan<Utterance> parts)
    {
        var texts = new List<string>(parts.Length);
        var markdown = false;
        foreach (var part in parts)
        {
            texts.Add(part.Text.Trim());
            markdown |= part.Markdown;
        }

        return new Utterance(string.Join(markdown ? "\n\n" : " ", texts), markdown);
    }

    // A phone has no button; there the words alone do it.
    private static ImmutableArray<CardAction> Leaving(TurnDraft draft) => draft.Now.Channel.Brief ? [] : [Button(draft, ReplyKeys.StopWaitingButton)];

    private static CardAction Button(TurnDraft draft, string key)
    {
        var label = draft.Turn.Policy.Words.Say(key, draft.Now).Text;
        return new CardAction("imBack", label, label);
    }

    // Rounded up to what can be kept: "about 5 minutes" said to everybody who waits 2 to 5.
    private static string Minutes(TimeSpan wait) =>
        (Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes / 5)) * 5).ToString(CultureInfo.InvariantCulture);
}
