using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>
/// Says how likely each topic is. The seam for a better model: <see cref="TopicRouter"/> knows only this.
/// </summary>
internal interface ITopicModel
{
    /// <summary>Ids in the order of <see cref="Score"/>'s result.</summary>
    ImmutableArray<string> Topics { get; }

    /// <returns>
    /// One probability a topic, together 1; empty where the text holds nothing the model knows.
    /// </returns>
    double[] Score(FoldedText text);

    /// <returns>The text's words that speak most for that topic, strongest first, at most three.</returns>
    ImmutableArray<string> Explain(FoldedText text, int topic);
}
