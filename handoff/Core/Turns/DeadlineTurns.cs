using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>Moments that passed with nobody acting. A stale one, of a stage already left, changes nothing.</summary>
internal static class DeadlineTurns
{
    public static void Pass(TurnDraft draft, Deadline deadline)
    {
        if (Indexes.Of(draft.Now).Deadline != deadline) return;

        switch (draft.Now.Stage)
        {
            case Stage.Waiting waiting: Apologise(draft, waiting); break;
            case Stage.WithBot { Gathered: { } gathered } floor: GatherTurns.Answer(draft, floor, gathered); break;
            case Stage.WithBot { Question: { } asked }: UnansweredTurns.Bring(draft, asked); break;
            case Stage.Surveying surveying: SurveyTurns.Expire(draft, surveying.Survey); break;
        }
    }

    // Waiting never ends silently, and it never ends by itself: the place stays.
    private static void Apologise(TurnDraft draft, Stage.Waiting waiting)
    {
        var request = waiting.Request;
        var again = request.Danger && request.Apologies < TurnLimits.MaxDangerReminders;
        draft.Move(waiting with
        {
            Request = request with
            {
                Apologies = request.Apologies + 1,
                AnswerBy = again ? draft.Turn.Now + draft.Turn.Policy.Rules.Of(request.Queue).AnswerWithin : null,
            },
        });
        draft.Event(EventNames.Alert, Audience.Advocates, TurnJson.Alert("overdue", request.Priority, request.Brief));

        // Said once: a second apology is only noise for the client; advocates are alerted again.
        if (request.Apologies > 0 || request.AnswerLater || draft.Now.Discreet) return;
        draft.Announce(Place.Offering(draft, request, draft.Turn.Policy.Words.Say(ReplyKeys.Apology, draft.Now)));
    }
}
