using System.Collections.Immutable;
using Bot.Core.Dialogs;

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
        var whole = Read(text);
        if (TwoQuestions.Of(text) is not var (first, rest)) return whole;

        // Only where each part is sure by itself are there two: a story may well have a question mark in it.
        var (one, other) = (Read(TextFolding.Fold(first)), Read(TextFolding.Fold(rest)));
        if (!IsSure(one) || !IsSure(other) || one.Topic == other.Topic) return whole;
        return one with { Second = other.Topic, Candidates = [one.Candidates[0], other.Candidates[0], .. whole.Candidates.Where(c => c.Topic != one.Topic && c.Topic != other.Topic).Take(MaxCandidates - 2)] };
    }

    private static bool IsSure(Match match) => match is { Decision: RoutingDecision.Answer, Topic: { } topic } && !TopicKinds.IsSmall(topic) && topic != TopicKinds.Help;

    private Match Read(FoldedText text)
    {
        if (model.Score(text) is not { } reading) return Match.None;

        var ranked = Best(reading.Scores);
        var best = ranked[0];
        ImmutableArray<Candidate> candidates = [.. ranked.Select(t => new Candidate(model.Topics[t], Math.Round((double)reading.Scores[t], 4)))];
        return new Match(model.Topics[best], candidates[0].Score, candidates, Decide(candidates[0].Score), () => reading.Explain(best));
    }

    private static List<int> Best(float[] scores)
    {
        var ranked = new List<int>(MaxCandidates + 1);
        for (var t = 0; t < scores.Length; t++)
        {
            var place = ranked.Count;
            while (place > 0 && scores[ranked[place - 1]] < scores[t]) place--;
            ranked.Insert(place, t);
            if (ranked.Count > MaxCandidates) ranked.RemoveAt(MaxCandidates);
        }

        ranked.RemoveAll(t => scores[t] < LeastScore && t != ranked[0]);
        return ranked;
    }

    private RoutingDecision Decide(double confidence) =>
        confidence >= thresholds.AnswerAt ? RoutingDecision.Answer
        : confidence >= thresholds.OfferAt ? RoutingDecision.Clarify
        : RoutingDecision.NotSure;
}
