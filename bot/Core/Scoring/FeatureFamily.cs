namespace Bot.Core.Scoring;

/// <summary>One kind of feature: words, letter groups, what a caller adds.</summary>
/// <param name="Weight">How much the kind counts beside the others.</param>
/// <param name="SeenAtLeast">Features in fewer training texts are dropped: mostly noise, and most of the memory.</param>
/// <param name="Unknown">
/// 0 to 1: how much of a rarest known feature an unknown one adds to the length. What we do not understand must make us less sure.
/// </param>
internal readonly record struct FeatureFamily(float Weight, byte SeenAtLeast = 1, float Unknown = 0);
