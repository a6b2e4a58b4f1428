using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bot.Core.Dialogs;

/// <summary>A text that something is known of.</summary>
public interface IExample<TSelf>
    where TSelf : IExample<TSelf>
{
    string Text { get; }

    /// <returns>The same said of another text.</returns>
    TSelf With(string text);
}

/// <summary>
/// Texts to learn from, tens of thousands, which a bot whose model fits them never reads: kept as UTF-8, side by side, and
/// made into examples only for whoever goes through them. Immutable.
/// </summary>
[CollectionBuilder(typeof(ExampleList), nameof(ExampleList.Of))]
public sealed class ExampleList<T> : IReadOnlyList<T>
    where T : class, IExample<T>
{
    private readonly byte[] letters;
    private readonly int[] ends; // of each text in the letters
    private readonly (int First, T Like)[] runs; // from the first text on, all is known that is known of this

    private ExampleList(byte[] letters, int[] ends, (int First, T Like)[] runs) => (this.letters, this.ends, this.runs) = (letters, ends, runs);

    public int Count => ends.Length;

    public bool IsEmpty => ends.Length == 0;

    public T this[int index] => runs[RunOf(index)].Like.With(Encoding.UTF8.GetString(Utf8(index)));

    /// <summary>The text's bytes, for hashing.</summary>
    public ReadOnlySpan<byte> Utf8(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return letters.AsSpan(start, ends[index] - start);
    }

    /// <returns>What is known of the text; its own text is another's or none.</returns>
    public T Like(int index) => runs[RunOf(index)].Like;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int RunOf(int index)
    {
        var (low, high) = (0, runs.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (runs[middle].First <= index) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>Collects texts for a list.</summary>
    /// <param name="bytes">About how many all texts will have.</param>
    public sealed class Builder(int bytes)
    {
        private readonly List<int> ends = [];
        private readonly List<(int First, T Like)> runs = [];
        private byte[] letters = new byte[bytes];
        private int used;

        public int Count => ends.Count;

        /// <param name="like">What is known of it. The same object for many texts is kept once.</param>
        public void Add(ReadOnlySpan<char> text, T like)
        {
            var room = Encoding.UTF8.GetByteCount(text);
            if (used + room > letters.Length) Array.Resize(ref letters, Math.Max(used + room, letters.Length * 2));
            if (runs.Count == 0 || !ReferenceEquals(runs[^1].Like, like)) runs.Add((ends.Count, like));
            used += Encoding.UTF8.GetBytes(text, letters.AsSpan(used));
            ends.Add(used);
        }

        public ExampleList<T> ToList() => new(letters[..used], [.. ends], [.. runs]);
    }
}

/// <summary>Makes lists of examples.</summary>
public static class ExampleList
{
    public static ExampleList<T> Of<T>(ReadOnlySpan<T> examples)
        where T : class, IExample<T>
    {
        var list = new ExampleList<T>.Builder(examples.Length * 64);
        foreach (var example in examples) list.Add(example.Text, example);
        return list.ToList();
    }
}
