using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Host.Content.Yaml;
using Handoff.Core.Conversations;

namespace Bot.Host.Content.Shapes;

/// <summary>Reads lists of keywords, examples and signal phrases: <c>{en: [...], es: [...]}</c>.</summary>
internal sealed class PhraseReader(ShapeReader shapes)
{
    private const string BothLists = "Write en: and es: with a list each.";

    /// <summary>Phrases of the small pattern language: <c>*</c> at a word's end, <c>..</c> between words.</summary>
    public ImmutableArray<LocalizedPhrase> Patterns(YamlNode? node) => Read(node, bothLanguages: false, CheckPattern);

    /// <summary>Such phrases joined by <c>&amp;</c>, then those that must not be there, each after <c>!</c>.</summary>
    public ImmutableArray<LocalizedPhrase> Keywords(YamlNode? node) => Read(node, bothLanguages: false, CheckKeyword);

    /// <summary>One list of such phrases, of both languages.</summary>
    public ImmutableArray<string> List(YamlNode? node) => [.. Phrases(node, CheckPattern)];

    /// <summary>Sentences as people write them, in both languages.</summary>
    public ImmutableArray<LocalizedPhrase> Sentences(YamlNode? node) => Read(node, bothLanguages: true, check: null);

    private ImmutableArray<LocalizedPhrase> Read(YamlNode? node, bool bothLanguages, Action<string, Position>? check)
    {
        if (shapes.Group(node, BothLists) is not { } fields) return [];

        var phrases = ImmutableArray.CreateBuilder<LocalizedPhrase>();
        foreach (var language in (ReadOnlySpan<Language>)[Language.English, Language.Spanish])
        {
            var list = bothLanguages ? fields.Required(language.Code, BothLists) : fields.Optional(language.Code);
            phrases.AddRange(Phrases(list, check).Select(text => new LocalizedPhrase(language, text)));
        }

        fields.NothingElse();
        return phrases.DrainToImmutable();
    }

    private List<string> Phrases(YamlNode? list, Action<string, Position>? check)
    {
        var (phrases, seen) = (new List<string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var item in shapes.Items(list))
        {
            if (shapes.Line(item) is not { Length: > 0 } phrase) continue;
            check?.Invoke(phrase, item.At);
            if (seen.Add(phrase)) phrases.Add(phrase);
            else shapes.Findings.Warn(item.At, $"\"{phrase}\" is in this list twice.", "Remove one.");
        }

        return phrases;
    }

    // An emoji is a word of its own.
    private static bool IsWordOrSign(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (c >= '\u2190' && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherSymbol);

    private void CheckKeyword(string keyword, Position at)
    {
        var (all, none) = KeywordRules.Parts(keyword);
        if (all.Length == 0) shapes.Findings.Fault(at, $"\"{keyword}\" says only what must not be there.", "Write first what must: card & lost ! credit.");
        foreach (var phrase in all.Concat(none)) CheckPattern(phrase, at);
    }

    private void CheckPattern(string phrase, Position at)
    {
        var words = phrase.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (!words.Any(word => word.Any(IsWordOrSign)))
            shapes.Findings.Fault(at, $"\"{phrase}\" has no word in it.", "Remove it, or write the words.");
        else if (words.Any(word => word.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && (star < word.Length - 1 || word.Length == 1)))
            shapes.Findings.Fault(at, $"\"{phrase}\" has a star that is not at a word's end.", "A star stands for any ending: suicid*. Between words write `..`.");
        else if (words[0] is ".." or "..." || words[^1] is ".." or "...")
            shapes.Findings.Warn(at, $"\"{phrase}\" has `..` at its edge, which says nothing.", "Remove it: `..` stands between two words.");
    }
}
