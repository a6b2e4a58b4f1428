using System.Collections.Immutable;

namespace Bot.Host.Serving;

/// <summary>A setting that is wrong.</summary>
/// <param name="Key">As in the documentation, for example <c>Store:Path</c>.</param>
/// <param name="Right">What would be right, a sentence. It never quotes a secret.</param>
internal sealed record ConfigurationFault(string Key, string Right)
{
    public override string ToString() => $"{Key}: {Right}";
}

/// <summary>The service can't start as it is set up.</summary>
/// <param name="faults">All of them, ready to be read by whoever set it up.</param>
internal sealed class StartRefusedException(string summary, ImmutableArray<string> faults) : Exception(summary)
{
    public ImmutableArray<string> Faults => faults;
}
