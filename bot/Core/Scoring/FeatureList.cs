using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>One feature of a text.</summary>
/// <param name="Key">Hash of its kind and letters.</param>
/// <param name="Family">Index into the model's families.</param>
/// <param name="First">Index of the first word it was seen in.</param>
/// <param name="Words">How many words it spans, for explaining; 0 for parts of words, which explain nothing.</param>
internal readonly record struct TextFeature(uint Key, byte Family, byte Words, ushort First);

/// <summary>Collects the features of one text. May be cleared and used again.</summary>
internal sealed class FeatureList
{
    private readonly List<TextFeature> features = new(256);

    public ReadOnlySpan<TextFeature> Features => CollectionsMarshal.AsSpan(features);

    public void Clear() => features.Clear();

    public TextFeature[] ToArray() => [.. features];

    public void Add(byte family, uint key, int first, int words) =>
        features.Add(new TextFeature(key, family, (byte)Math.Min(words, byte.MaxValue), (ushort)Math.Min(first, ushort.MaxValue)));

    public void Add(byte family, ReadOnlySpan<char> letters, int first, int words) => Add(family, FeatureHash.Of(family, letters), first, words);
}

/// <summary>FNV-1a with a last mixing: the same on every machine and run, unlike <c>string.GetHashCode</c>.</summary>
internal static class FeatureHash
{
    private const uint Prime = 16777619;

    public static uint Of(byte family, ReadOnlySpan<char> letters)
    {
        var hash = (2166136261 ^ family) * Prime;
        foreach (var letter in letters) hash = (hash ^ letter) * Prime;
        return Mixed(hash);
    }

    /// <summary>A key for two features together, in this order.</summary>
    public static uint Pair(byte family, uint first, uint second) => Mixed(((((2166136261 ^ family) * Prime) ^ first) * 0x9E3779B1) + second);

    private static uint Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >> 12)) * 0x297A2D39;
        return hash ^ (hash >> 15);
    }
}
