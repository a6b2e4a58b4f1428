using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>
/// The editors' keywords: a phrase; phrases that must all be there, in any order, joined by <c>&amp;</c>; and
/// phrases after <c>!</c> that must not. All are found in one reading of the text.
/// </summary>
internal sealed class KeywordRules
{
    private readonly PhraseMatcher matcher;
    private readonly ImmutableArray<Rule> rules;
    private readonly int[][] rulesOf; // by phrase: the rules that it begins

    public KeywordRules(IReadOnlyList<string> keywords)
    {
        var phrases = new List<string>();
        rules = [.. keywords.Select(keyword => Parse(keyword, phrases))];
        matcher = new PhraseMatcher(phrases);
        rulesOf = new int[phrases.Count][];
        Array.Fill(rulesOf, []);
        for (var r = 0; r < rules.Length; r++)
            if (rules[r].All.Length > 0) rulesOf[rules[r].All[0]] = [.. rulesOf[rules[r].All[0]], r];
    }

    /// <returns>Each keyword that holds, by its number, and where its first phrase stands.</returns>
    public List<PhraseMatch> Match(FoldedText text)
    {
        var phrases = matcher.Read(text);
        var found = new List<PhraseMatch>(phrases.Count);
        foreach (var match in phrases)
            foreach (var rule in rulesOf[match.Phrase])
                if (Holds(rules[rule], phrases)) found.Add(match with { Phrase = rule });

        return found;
    }

    /// <returns>The phrases of a keyword that must be there, and those that must not.</returns>
    public static (string[] All, string[] None) Parts(string keyword)
    {
        var parts = keyword.Split('!', StringSplitOptions.TrimEntries);
        return (parts[0].Split('&', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), [.. parts.Skip(1).Where(part => part.Length > 0)]);
    }

    private static Rule Parse(string keyword, List<string> phrases)
    {
        var (all, none) = Parts(keyword);
        return new Rule([.. all.Select(Number)], [.. none.Select(Number)]);

        int Number(string phrase)
        {
            phrases.Add(phrase);
            return phrases.Count - 1;
        }
    }

    private static bool Holds(Rule rule, List<PhraseMatch> found)
    {
        if (rule.All.Length == 1 && rule.None.Length == 0) return true;
        foreach (var needed in rule.All)
            if (!found.Exists(match => match.Phrase == needed)) return false;
        foreach (var excluded in rule.None)
            if (found.Exists(match => match.Phrase == excluded)) return false;

        return true;
    }

    private readonly record struct Rule(ImmutableArray<int> All, ImmutableArray<int> None);
}
