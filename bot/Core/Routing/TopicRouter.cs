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
        var (one, other) = (Read(text.Alike(first)), Read(text.Alike(rest)));
        if (!IsSure(one) || !IsSure(other) || one.Topic == other.Topic) return whole;
        return one with { Second = other.Topic, Candidates = [one.Candidates[0], other.Candidates[0], .. whole.Candidates.Where(c => c.Topic != one.Topic && c.Topic != other.Topic).Take(MaxCandidates - 2)] };
    }

    private static bool IsSure(Match match) => match is { Decision: RoutingDecision.Answer, Topic: { } topic } && !TopicKinds.IsSmall(topic) && topic != TopicKinds.Help;

    private Match Read(FoldedText text)
    {
        if (model.Score(text) is not { } reading) return Match.None;

        Span<int> places = stackalloc int[MaxCandidates];
        var ranked = Best(reading.Scores, places);
        var best = ranked[0];
        var list = ImmutableArray.CreateBuilder<Candidate>(ranked.Length);
        foreach (var t in ranked) list.Add(new Candidate(model.Topics[t], Math.Round((double)reading.Scores[t], 4)));
        var candidates = list.MoveToImmutable();
        return new Match(model.Topics[best], candidates[0].Score, candidates, Decide(candidates[0].Score), () => reading.Explain(best));
    }

    // Best first; of equal ones the first.
    private static ReadOnlySpan<int> Best(ReadOnlySpan<float> scores, Span<int> ranked)
    {
        var count = 0;
        for (var t = 0; t < scores.Length; t++)
        {
            if (count == ranked.Length && scores[ranked[^1]] >= scores[t]) continue;
            if (count > 0 && scores[t] < LeastScore && scores[t] <= scores[ranked[0]]) continue;

            if (count < ranked.Length) count++;
            var place = count - 1;
            for (; place > 0 && scores[ranked[place - 1]] < scores[t]; place--) ranked[place] = ranked[place - 1];
            ranked[place] = t;
        }

        while (count > 1 && scores[ranked[count - 1]] < LeastScore) count--;
        return ranked[..count];
    }

    private RoutingDecision Decide(double confidence) =>
        confidence >= thresholds.AnswerAt ? RoutingDecision.Answer
        : confidence >= thresholds.OfferAt ? RoutingDecision.Clarify
        : RoutingDecision.NotSure;
}
