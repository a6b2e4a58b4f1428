using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Recognizers;
using Bot.Core.Routing;
using Handoff.Core.Conversations;

namespace Bot.Core.Facts;

/// <summary>Reads the answer to a question of ours by the kind that the question names.</summary>
internal static class AnswerReader
{
    /// <returns>The client's own words and, where they could be read, what they mean in parentheses: "dec 3rd (2026-12-03)".</returns>
    public static string Read(string words, FoldedText folded, FactKind kind, Language language, DateTime now)
    {
        var meant = kind switch
        {
            FactKind.Words => null,
            FactKind.YesNo => YesNo.Read(folded) switch { Assent.Yes => "yes", Assent.No => "no", _ => null },
            FactKind.Date => Date(words, language, now),
            _ => Number(words, kind, language, now),
        };
        return meant is null || words.Contains(meant, StringComparison.OrdinalIgnoreCase) ? words : $"{words} ({meant})";
    }

    private static string? Date(string words, Language language, DateTime now)
    {
        foreach (var tongue in Both(language))
            if (new Recognizer(words, tongue).DateTimes(now).FirstOrDefault(found => found.TypeName is "datetimeV2.date" or "datetimeV2.datetime") is { } date)
                return DayChoice.Of(date, When.Nearest, tongue, now);

        return null;
    }

    // A bare number answers a question for money or an age.
    private static string? Number(string words, FactKind kind, Language language, DateTime now)
    {
        foreach (var tongue in Both(language))
        {
            var entities = Entities.Find(new Recognizer(words, tongue), now);
            var index = entities.FindIndex(entity => entity.Kind == kind);
            if (index < 0 && kind is FactKind.Money or FactKind.Age or FactKind.Number) index = entities.FindIndex(entity => entity.Kind is FactKind.Number or FactKind.Zip);
            if (index >= 0) return entities[index] is { Number: { } number } && kind != FactKind.Zip ? number.ToString("G15", CultureInfo.InvariantCulture) : entities[index].Found.Text;
        }

        return null;
    }

    private static ImmutableArray<Language> Both(Language language) =>
        language == Language.Spanish ? [Language.Spanish, Language.English] : [Language.English, Language.Spanish];
}
