using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>A topic that a text may be about.</summary>
/// <param name="Score">Probability, 0 to 1.</param>
public sealed record Candidate(string Topic, double Score);

/// <summary>What is done with a match.</summary>
public enum RoutingDecision
{
    /// <summary>Sure enough to answer.</summary>
    Answer,

    /// <summary>Ask which of two or three was meant.</summary>
    Clarify,

    /// <summary>Say honestly that we are not sure.</summary>
    NotSure,
}

/// <summary>What the client is asking about, and why we think so.</summary>
/// <param name="Topic">The best topic; null where nothing in the text is known.</param>
/// <param name="Confidence">Its probability, 0 to 1.</param>
/// <param name="Candidates">Best first, at most five.</param>
/// <param name="Explain">Makes <see cref="Why"/>. Most turns never ask.</param>
/// <param name="Second">The topic of a second question in the same text: answered after the first, if wanted.</param>
public sealed record Match(
    string? Topic,
    double Confidence,
    ImmutableArray<Candidate> Candidates,
    RoutingDecision Decision,
    Func<ImmutableArray<string>> Explain,
    string? Second = null)
{
    public static readonly Match None = new(null, 0, [], RoutingDecision.NotSure, () => []);

    /// <summary>The words that decided, strongest first.</summary>
    public ImmutableArray<string> Why => Explain();
}
