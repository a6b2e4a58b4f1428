namespace Bot.Core.Scoring;

/// <summary>One kind of feature: words, letter groups, what a caller adds.</summary>
/// <param name="Weight">How much the kind counts beside the others: the length of its features together, if it is a group of its own.</param>
/// <param name="Group">
/// Families of one group are brought to length 1 together, so that a long story does not shout;
/// <see cref="NoGroup"/>: each counts as it is, however long the text.
/// </param>
/// <param name="SeenAtLeast">Features in fewer training texts are dropped: mostly noise, and most of the memory.</param>
/// <param name="Unknown">
/// 0 to 1: how much of a rarest known feature an unknown one adds to the length. What we do not understand must make us less sure.
/// </param>
internal readonly record struct FeatureFamily(float Weight, byte Group, byte SeenAtLeast = 1, float Unknown = 0)
{
    public const byte NoGroup = 255;
    public const int MaxGroups = 8;
}
