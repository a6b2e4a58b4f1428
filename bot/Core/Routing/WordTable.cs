using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>Words by number, with how common each is.</summary>
internal sealed class WordTable
{
    private readonly WordHash ids = new();
    private readonly List<string> words = [];
    private readonly List<float> commonness = [];

    public int Add(string word, int count)
    {
        ids.Add(word, words.Count);
        words.Add(word);
        commonness.Add(0.08f * Exact.Log(1 + count));
        return words.Count - 1;
    }

    /// <returns>The word's number, or -1.</returns>
    public int Find(HashedWord word) => ids.Find(word.Whole);

    public int Find(ReadOnlySpan<char> word) => ids.Find(WordHash.Of(word));

    public ReadOnlySpan<char> Word(int id) => words[id];

    /// <returns>0 for a word never counted, some 0.6 for the most common.</returns>
    public float Commonness(int id) => commonness[id];
}
