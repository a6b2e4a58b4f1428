using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Dialogs;
using Bot.Core.Recognizers;
using Bot.Core.Routing;
using Handoff.Core.Conversations;

namespace Bot.Core.Facts;

/// <summary>Reads what clients tell about themselves, whenever they tell it. Made once for a content version.</summary>
internal sealed class FactReader
{
    private const int LongestWords = 120;

    // What stands where a pattern has a kind: a bare number can be an amount of money or an age, too.
    private static readonly Dictionary<FactKind, FactKind[]> ReadAs = new()
    {
        [FactKind.Number] = [FactKind.Number, FactKind.Zip],
        [FactKind.Money] = [FactKind.Money, FactKind.Number, FactKind.Zip],
        [FactKind.Age] = [FactKind.Age, FactKind.Number],
    };

    private readonly List<(int Fact, bool Alone)> owners = [];
    private readonly ImmutableArray<FactDefinition> facts;
    private readonly PhraseMatcher matcher;

    public FactReader(ImmutableArray<FactDefinition> facts)
    {
        this.facts = facts;
        var phrases = new List<string>();
        for (var fact = 0; fact < facts.Length; fact++)
            foreach (var pattern in facts[fact].Patterns)
            {
                if (FactDefinition.KindOf(pattern.Text) is not { } kind) continue;
                var braces = pattern.Text[pattern.Text.IndexOf('{', StringComparison.Ordinal)..(pattern.Text.IndexOf('}', StringComparison.Ordinal) + 1)];
                foreach (var form in ReadAs.GetValueOrDefault(kind, [kind]))
                {
                    phrases.Add(pattern.Text.Replace(braces, MarkedText.Mark(form), StringComparison.Ordinal));
                    owners.Add((fact, pattern.Text.Trim() == braces));
                }
            }

        matcher = new PhraseMatcher(phrases);
    }

    /// <param name="now">The client's own time.</param>
    /// <returns>At most one of each name, in the client's own words, a date with its day beside it.</returns>
    public ImmutableArray<Fact> Read(string text, Language language, DateTime now)
    {
        if (owners.Count == 0) return [];
        var entities = Entities.Find(new Recognizer(text, language), now);
        if (entities.Count == 0) return [];

        var marked = new MarkedText(text, entities);
        // What one number or day means, the first fact of the file that claims it says: rent before income.
        var claims = new Dictionary<int, Claim>();
        foreach (var match in matcher.Match(marked.Folded))
        {
            var (fact, alone) = owners[match.Phrase];
            if ((alone && marked.Folded.Count > 1) || marked.In(match) is not { } entity || !Counts(facts[fact], entity)) continue;
            var claim = new Claim(fact, entity, match);
            claims[entity.Found.Start] = claims.TryGetValue(entity.Found.Start, out var before) ? before.Or(claim) : claim;
        }

        return
        [
            .. claims.Values.OrderBy(claim => claim.Match.First).DistinctBy(claim => claim.Fact)
                .Select(claim => new Fact(facts[claim.Fact].Name, Value(facts[claim.Fact], claim.Entity, marked.WordsOf(claim.Match), language, now))),
        ];
    }

    private sealed record Claim(int Fact, Entity Entity, PhraseMatch Match)
    {
        // Two phrases of one fact are told together: "i get paid" and "every two weeks" of the same amount.
        public Claim Or(Claim other) =>
            Fact != other.Fact ? (Fact < other.Fact ? this : other)
            : this with { Match = new PhraseMatch(Match.Phrase, Math.Min(Match.First, other.Match.First), Math.Max(Match.End, other.Match.End)) };
    }

    private static bool Counts(FactDefinition fact, Entity entity) =>
        entity.Kind is not (FactKind.Number or FactKind.Money or FactKind.Age) || (entity.Number is { } number && number >= fact.From && number <= fact.To);

    private static string Value(FactDefinition fact, Entity entity, string words, Language language, DateTime now)
    {
        if (words.Length > LongestWords) words = entity.Found.Text;
        var meant = entity.Kind == FactKind.Date ? DayChoice.Of(entity.Found, fact.When, language, now)
            : entity.Number is { } number && !words.Any(char.IsAsciiDigit) ? number.ToString("G15", CultureInfo.InvariantCulture)
            : null;
        return meant is null || words.Contains(meant, StringComparison.Ordinal) ? words : $"{words} ({meant})";
    }
}
