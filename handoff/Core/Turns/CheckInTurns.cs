using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>The bot asks once whether somebody is in danger. No answer is no all-clear.</summary>
internal static class CheckInTurns
{
    public static void Open(TurnDraft draft, HandoffWish wish) => draft.Move(new Stage.WithBot(null, new OpenCheckIn(
        draft.Turn.Now + OpenCheckIn.AnsweredWithin, wish.Signal, wish.Queue, wish.Priority, wish.Danger, wish.Discreet, wish.Brief)));

    /// <summary>A person, and no fixed words: the question already gave the numbers to call, and whoever went silent may not be alone.</summary>
    public static void Bring(TurnDraft draft, OpenCheckIn asked) => HandoffTurns.Queue(
        draft, new HandoffWish(asked.Signal, asked.Queue, asked.Priority, asked.Danger, [], asked.Brief, asked.Discreet));
}
