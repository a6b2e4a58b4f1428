using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>Words that a phone's owner may send at any time, whoever has the floor: a language by its name, and HELP.</summary>
internal static class Asides
{
    /// <returns>Whether it was one, and is answered.</returns>
    public static bool Answer(TurnDraft draft, Heard heard)
    {
        Follow(draft, heard);
        if (heard.Language is not null) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.LanguageChanged, draft.Now), DeliveryLane.Bot);
        else if (heard.AsksHelp) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.SmsHelp, draft.Now), DeliveryLane.Bot);
        return heard.Language is not null || heard.AsksHelp;
    }

    /// <summary>Takes the language and says nothing: a person has the floor, and they may not speak it.</summary>
    public static void Follow(TurnDraft draft, Heard heard)
    {
        if (heard.Language is { } language) draft.Change(c => c with { Language = language, LanguageChosen = true });
    }
}
