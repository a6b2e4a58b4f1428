using System.Numerics;
using System.Runtime.InteropServices;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>
/// Words that the content knows, and which of them a mistyped word most likely is: one letter missing, one
/// too many, one other (a neighbour on a phone's keyboard rather than a far one), two changed places, or a
/// space forgotten; two such slips in a long word. Made once for a content version.
/// </summary>
internal sealed class Spelling
{
    private const int ShortestMended = 4;
    private const int ShortestSplit = 6;
    private const int ShortestPart = 2;
    private const int LongestWord = 24;
    private const int ShortestOfTwoSlips = 9;
    private const float Margin = 0.15f;

    private readonly WordTable words = new();
    private readonly Dictionary<ulong, int[]> byDeletion = [];
    private readonly List<LongWord> longWords = [];

    /// <param name="counts">Words as folded, in ordinal order, and how often they are written.</param>
    public Spelling(IEnumerable<Counted> counts)
    {
        var near = new Dictionary<ulong, List<int>>();
        foreach (var (word, count) in counts)
        {
            var id = words.Add(word, count);
            if (word.Length is < ShortestMended or > LongestWord) continue;
            if (word.Length >= ShortestOfTwoSlips) longWords.Add(new LongWord(id, word.Length, Letters(word)));
            for (var skip = -1; skip < word.Length; skip++)
            {
                if (skip > 0 && word[skip] == word[skip - 1]) continue;
                var key = Key(word, skip);
                if (!near.TryGetValue(key, out var list)) near[key] = list = [];
                list.Add(id);
            }
        }

        foreach (var (key, list) in near) byDeletion[key] = [.. list];
    }

    public bool Knows(HashedWord word) => words.Find(word) >= 0;

    /// <param name="word">One that is not known.</param>
    /// <returns>The word meant; empty where none is near.</returns>
    public ReadOnlySpan<char> Mend(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMended or > LongestWord || word.ContainsAnyInRange('0', '9')) return [];

        var (best, least) = (-1, float.MaxValue);
        for (var skip = -1; skip < word.Length; skip++)
        {
            if (skip > 0 && word[skip] == word[skip - 1]) continue;
            if (!byDeletion.TryGetValue(Key(word, skip), out var near)) continue;
            foreach (var id in near)
            {
                var cost = Typing.Cost(words.Word(id), word) - words.Commonness(id);
                if (cost < least) (best, least) = (id, cost);
            }
        }

        return best < 0 || least > Typing.TooFar ? [] : words.Word(best);
    }

    /// <summary>A long word bears two slips: enough of it is left to know it by.</summary>
    /// <param name="word">One that is not known, and that one slip does not explain.</param>
    /// <returns>The word meant; empty where none is near, or two are.</returns>
    public ReadOnlySpan<char> MendTwo(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestOfTwoSlips - 1 or > LongestWord || word.ContainsAnyInRange('0', '9')) return [];

        var letters = Letters(word);
        var (best, least, next) = (-1, float.MaxValue, float.MaxValue);
        foreach (ref readonly var known in CollectionsMarshal.AsSpan(longWords))
        {
            // Each slip changes two letters of the set at most.
            if (Math.Abs(known.Length - word.Length) > 2 || BitOperations.PopCount(known.Letters ^ letters) > 4) continue;
            var meant = words.Word(known.Id);
            if (meant[0] != word[0] || meant[^1] != word[^1]) continue;
            var cost = Typing.CostOfSome(meant, word, Typing.TwoSlips);
            if (cost < least) (best, least, next) = (known.Id, cost, least);
            else next = Math.Min(next, cost);
        }

        return best < 0 || least > Typing.TwoSlips || next - least < Margin ? [] : words.Word(best);
    }

    /// <param name="word">One that is not known.</param>
    /// <returns>Where a space was forgotten: the length of the first of two known words; 0 if nowhere.</returns>
    public int Split(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestSplit or > LongestWord) return 0;

        var (at, most) = (0, 0f);
        for (var i = ShortestPart; i <= word.Length - ShortestPart; i++)
        {
            var (first, second) = (words.Find(word[..i]), words.Find(word[i..]));
            if (first < 0 || second < 0) continue;
            var both = Math.Min(words.Commonness(first), words.Commonness(second)) + (i > ShortestPart && word.Length - i > ShortestPart ? 1 : 0);
            if (both > most) (at, most) = (i, both);
        }

        return at;
    }

    private static uint Letters(ReadOnlySpan<char> word)
    {
        var set = 0u;
        foreach (var letter in word) set |= 1u << (letter & 31);
        return set;
    }

    // The word with one letter left out; -1 leaves out none.
    private static ulong Key(ReadOnlySpan<char> word, int skip)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < word.Length; i++)
            if (i != skip) hash = (hash ^ word[i]) * 1099511628211UL;

        return hash;
    }

    /// <param name="Letters">A bit for each letter that it has.</param>
    private readonly record struct LongWord(int Id, int Length, uint Letters);
}
