using System.Collections.Concurrent;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// Tokens already checked, so that a busy conversation pays for a signature once. Two generations of
/// bounded size: when the young one is full it becomes the old one, and what is still used moves over.
/// </summary>
internal sealed class GrantCache(int size)
{
    private volatile ConcurrentDictionary<string, Grant> young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, Grant> old = new(StringComparer.Ordinal);

    public Grant? Find(ReadOnlySpan<char> token)
    {
        if (young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var grant)) return grant;
        if (!old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out grant)) return null;

        Add(token.ToString(), grant);
        return grant;
    }

    public void Add(string token, Grant grant)
    {
        var current = young;
        if (current.Count >= size)
        {
            old = current;
            young = current = new(StringComparer.Ordinal);
        }

        current[token] = grant;
    }
}
