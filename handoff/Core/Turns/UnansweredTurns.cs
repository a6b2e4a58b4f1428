using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>The bot has asked, and a person stands behind the question: no answer is no all-clear, and no change of mind either.</summary>
internal static class UnansweredTurns
{
    public static void Open(TurnDraft draft, IfUnanswered silent) => draft.Move(new Stage.WithBot(null, new OpenQuestion(
        draft.Turn.Now + silent.After, silent.Wish.Signal, silent.Wish.Queue, silent.Wish.Priority, silent.Wish.Danger, silent.Wish.Discreet, silent.Wish.Brief, silent.Requested)));

    /// <summary>A person, and no fixed words: the question already gave the numbers to call, and whoever went silent may not be alone.</summary>
    public static void Bring(TurnDraft draft, OpenQuestion asked) => HandoffTurns.Queue(
        draft, new HandoffWish(asked.Signal, asked.Queue, asked.Priority, asked.Danger, [], asked.Brief, asked.Discreet));
}
