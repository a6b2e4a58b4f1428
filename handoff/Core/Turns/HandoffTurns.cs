using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>Queueing, and what is heard while a client waits or talks with a person.</summary>
internal static class HandoffTurns
{
    /// <summary>Puts the client in line and tells them where they stand, the safety words first.</summary>
    public static void Queue(TurnDraft draft, HandoffWish wish)
    {
        Heed(draft, wish);
        foreach (var words in wish.First) draft.Say(words, DeliveryLane.Safety);

        var request = new HandoffRequest(
            draft.Now.Handoffs + 1, wish.Queue, wish.Priority, draft.Turn.Now, AnswerBy(draft, wish.Queue),
            Apologies: 0, AnswerLater: false, wish.Danger, wish.Brief);
        draft.Change(c => c with { Handoffs = request.Number });
        draft.Move(new Stage.Waiting(request));
        draft.Event(EventNames.HandoffInitiate, Audience.Advocates, TurnJson.Initiate(draft.Now.Id.Value, request));
        if (wish.Danger) Alert(draft, wish);
        // Where somebody else may read the phone, the fixed words have said all that should stand there.
        if (!(draft.Now.Channel.Pushes && wish.Discreet)) draft.Announce(Place.Told(draft, request), wish.Danger ? DeliveryLane.Safety : DeliveryLane.Advocate);
    }

    public static void HearWaiting(TurnDraft draft, Stage.Waiting waiting, BotTurn turn)
    {
        var heard = draft.Turn.Policy.Bot.Listen(turn);
        if (heard.Danger is { } danger)
        {
            Heed(draft, danger);
            foreach (var words in danger.First) draft.Say(words, DeliveryLane.Safety);
            Alert(draft, danger);
            draft.Move(waiting with { Request = Raise(draft, waiting.Request, danger) });
            return;
        }

        if (Asides.Answer(draft, heard)) return;
        switch (heard.Choice == WaitingChoice.None ? Place.Chosen(draft, waiting, turn.Text) : heard.Choice)
        {
            case WaitingChoice.StopWaiting when !waiting.Request.Danger: StopWaiting(draft); break;
            case WaitingChoice.AnswerLater:
                draft.Move(waiting with { Request = waiting.Request with { AnswerLater = true }, AcknowledgedAt = draft.Turn.Now });
                draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.AnswerLater, draft.Now));
                break;
            default: Acknowledge(draft, waiting, asked: heard.Choice == WaitingChoice.KeepWaiting); break;
        }
    }

    public static void HearWithAdvocate(TurnDraft draft, Stage.WithAdvocate held, BotTurn turn)
    {
        var heard = draft.Turn.Policy.Bot.Listen(turn);
        if (heard.Danger is not { } danger)
        {
            Asides.Follow(draft, heard);
            return; // the person answers, not the bot
        }

        Heed(draft, danger);

        // The safety words come at once even now: the advocate may be reading another conversation.
        // Once only, because a number pasted again and again is not help.
        var given = held.SafetyGiven.Split(' ').Contains(danger.Signal);
        if (!given)
            foreach (var words in danger.First) draft.Say(words, DeliveryLane.Safety);

        Alert(draft, danger);
        draft.Move(held with
        {
            Request = Raise(draft, held.Request, danger) with { AnswerBy = held.Request.AnswerBy },
            SafetyGiven = given ? held.SafetyGiven : $"{held.SafetyGiven} {danger.Signal}".Trim(),
        });
    }

    /// <summary>Back in line with the first <c>RequestedAt</c>: whoever lost them, they lose no place.</summary>
    public static void PutBack(TurnDraft draft, HandoffRequest request, QueueName queue, string announceKey)
    {
        var waiting = request with { Queue = queue, AnswerBy = AnswerBy(draft, queue) };
        draft.Move(new Stage.Waiting(waiting));
        if (!draft.Now.Discreet) draft.Announce(draft.Turn.Policy.Words.Say(announceKey, draft.Now));
    }

    /// <summary>Closed hours do not count: the clock starts at the next opening.</summary>
    public static DateTimeOffset AnswerBy(TurnDraft draft, QueueName queue)
    {
        var rules = draft.Turn.Policy.Rules;
        var within = rules.Of(queue).AnswerWithin;
        if (rules.IsOpen(queue, draft.Turn.Now) || rules.Hours.NextOpening(draft.Turn.Now) is not { } opening) return draft.Turn.Now + within;
        return new DateTimeOffset(opening, rules.Hours.Zone.GetUtcOffset(opening)).ToUniversalTime() + within;
    }

    private static HandoffRequest Raise(TurnDraft draft, HandoffRequest request, HandoffWish danger)
    {
        var higher = danger.Priority > request.Priority;
        var heard = request.Brief.Heard.Concat(danger.Brief.Heard).Distinct().TakeLast(TurnLimits.MaxHeardWords);
        return request with
        {
            Queue = higher ? danger.Queue : request.Queue,
            Priority = higher ? danger.Priority : request.Priority,
            AnswerBy = higher ? AnswerBy(draft, danger.Queue) : request.AnswerBy,
            AnswerLater = false,
            Danger = true,
            Brief = request.Brief with { Reason = higher ? danger.Brief.Reason : request.Brief.Reason, Heard = [.. heard] },
        };
    }

    public static void Alert(TurnDraft draft, HandoffWish danger) =>
        draft.Event(EventNames.Alert, Audience.Advocates, TurnJson.Alert(danger.Signal, danger.Priority, danger.Brief));

    private static void StopWaiting(TurnDraft draft)
    {
        draft.Move(new Stage.WithBot());
        draft.Event(EventNames.HandoffStatus, Audience.Advocates, TurnJson.Status("failed", "The client stopped waiting."));
        draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.StoppedWaiting, draft.Now));
    }

    private static void Acknowledge(TurnDraft draft, Stage.Waiting waiting, bool asked)
    {
        var recently = waiting.AcknowledgedAt is { } at && draft.Turn.Now - at < TurnLimits.AcknowledgeEvery;
        if ((recently || draft.Now.Discreet) && !asked) return;

        draft.Move(waiting with { AcknowledgedAt = draft.Turn.Now });
        var words = draft.Turn.Policy.Words.Say(ReplyKeys.StillWaiting, draft.Now, ("position", Place.Number(draft, waiting.Request)));
        draft.Announce(Place.Offering(draft, waiting.Request, words));
    }

    // For good: whoever read the phone then may read it tomorrow.
    private static void Heed(TurnDraft draft, HandoffWish wish)
    {
        if (wish.Discreet && draft.Now.Channel.Pushes) draft.Change(c => c with { Discreet = true });
    }
}
