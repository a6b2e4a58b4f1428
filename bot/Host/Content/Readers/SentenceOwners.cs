using Bot.Host.Content.Files;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary>Finds sentences that are examples of two signals: one of the files is wrong.</summary>
internal sealed class SentenceOwners
{
    private readonly Dictionary<ulong, string> owners = [];

    public void Check(ContentFile file, ReadOnlySpan<char> sentence, string signal, Position at)
    {
        if (!owners.TryAdd(SentenceHash.Of(sentence), signal) && owners[SentenceHash.Of(sentence)] is var first && first != signal)
            file.Findings.Warn(at, $"The same sentence is an example of {first}.", "Decide which it is, and remove the other.");
    }
}
