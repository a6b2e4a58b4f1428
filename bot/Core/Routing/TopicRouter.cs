using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>Finds what a client is asking about.</summary>
internal sealed class TopicRouter(ITopicModel model, RoutingThresholds thresholds)
{
    public const int MaxCandidates = 5;

    // Below this a topic is no candidate, only noise.
    private const double LeastScore = 0.01;

    /// <summary>Pure and total. The text's language does not matter: both languages were learned together.</summary>
    public Match Route(FoldedText text)
    {
        var scores = model.Score(text);
        if (scores is []) return Match.None;

        var ranked = Enumerable.Range(0, scores.Length).OrderByDescending(t => scores[t]).Take(MaxCandidates).ToArray();
        var best = ranked[0];
        ImmutableArray<Candidate> candidates =
            [.. ranked.Where(t => scores[t] >= LeastScore).Select(t => new Candidate(model.Topics[t], Math.Round(scores[t], 4)))];
        return new Match(model.Topics[best], Math.Round(scores[best], 4), candidates, Decide(scores[best]), model.Explain(text, best));
    }

    private RoutingDecision Decide(double confidence) =>
        confidence >= thresholds.AnswerAt ? RoutingDecision.Answer
        : confidence >= thresholds.OfferAt ? RoutingDecision.Clarify
        : RoutingDecision.NotSure;
}
