using Handoff.Core.Conversations;

namespace Bot.Core.Recognizers.Lexing;

/// <summary>The words of one language that mean something to the recognisers, folded. Made at first use.</summary>
internal sealed class Words
{
    private static readonly Lazy<Words> LazyEnglish = new(() => new Words(Language.English, EnglishWords.Table));
    private static readonly Lazy<Words> LazySpanish = new(() => new Words(Language.Spanish, SpanishWords.Table));

    private readonly Dictionary<string, Sense> senses = [];
    private readonly Dictionary<string, Sense>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;

    private Words(Language language, IEnumerable<(string Words, Func<Sense, Sense> Add)> table)
    {
        Language = language;
        foreach (var (list, add) in table)
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                senses[word] = add(senses.GetValueOrDefault(word) ?? new Sense());

        lookup = senses.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = senses.Keys.Max(word => word.Length);
    }

    public static Words English => LazyEnglish.Value;

    public static Words Spanish => LazySpanish.Value;

    public Language Language { get; }

    public bool IsSpanish => Language == Language.Spanish;

    public static Words Of(Language language) => language == Language.Spanish ? Spanish : English;

    public Sense? Find(ReadOnlySpan<char> folded)
    {
        if (folded.Length <= longest && lookup.TryGetValue(folded, out var sense)) return sense;
        return IsSpanish ? SpanishCompounds.Find(folded, this) : null;
    }

    /// <returns>The word's own sense, with no word taken apart.</returns>
    public Sense? FindWhole(ReadOnlySpan<char> folded) => lookup.TryGetValue(folded, out var sense) ? sense : null;
}
