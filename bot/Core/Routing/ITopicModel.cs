using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>
/// Says how likely each topic is. The seam for a better model: <see cref="TopicRouter"/> knows only this.
/// </summary>
internal interface ITopicModel
{
    /// <summary>Ids in the order of <see cref="Score"/>'s result.</summary>
    ImmutableArray<string> Topics { get; }

    /// <returns>Null where the text holds nothing the model knows.</returns>
    TopicReading? Score(FoldedText text);
}

/// <param name="Scores">One probability a topic, together 1.</param>
/// <param name="Explain">The text's words that speak most for a topic, strongest first, at most three.</param>
internal sealed record TopicReading(float[] Scores, Func<int, ImmutableArray<string>> Explain);
