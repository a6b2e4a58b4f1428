using System.Collections.Immutable;
using Bot.Core.Routing;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>What a client tells, read in the languages that the message may be in.</summary>
internal static class FactsTold
{
    public static ImmutableArray<Fact> Read(BotParts parts, BotTurn turn)
    {
        if (turn.Text.Length == 0 || parts.Book.Facts.IsEmpty) return [];

        var now = parts.LocalTime(turn.Now);
        var ours = turn.Conversation.Language == Language.Spanish ? Language.Spanish : Language.English;
        var told = parts.Facts.Read(turn.Text, ours, now);
        var other = ours == Language.Spanish ? Language.English : Language.Spanish;
        if (LanguageDetector.Detect(TextFolding.Fold(turn.Text)).Language == ours) return told;

        // Short, mixed, or in the other language: what only that one reads is told too.
        var more = parts.Facts.Read(turn.Text, other, now);
        return told.IsEmpty ? more : [.. told, .. more.Where(fact => !told.Any(known => known.Name == fact.Name))];
    }
}
