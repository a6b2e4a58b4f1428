using System.Collections.Immutable;

namespace Bot.Core.Scoring;

/// <param name="Share">Above 0; the shares of one text add up to 1.</param>
internal readonly record struct Target(int Class, float Share);

/// <summary>One text to learn from.</summary>
/// <param name="Targets">What it is; more than one where several are right.</param>
/// <param name="Weight">1 for a text that somebody wrote, less for one made from it.</param>
internal sealed record TrainingText(TextFeature[] Features, ImmutableArray<Target> Targets, float Weight = 1)
{
    /// <summary>It is one of the targets, and nobody knows which: among them nothing is asked, and their shares mean nothing.</summary>
    public bool IsAnyOf { get; init; }
}

/// <param name="Passes">How often each text is seen.</param>
/// <param name="Rate">Length of the first step; it falls to nothing by the last.</param>
/// <param name="Decay">How strongly weights are held near 0 (L2).</param>
/// <param name="LeastWeight">Weights nearer to 0 than this are left out of the model: they make it large and say little.</param>
/// <param name="Shares">Multinomial logistic regression, whose scores are shares after a softmax: for whoever sums classes or sets a threshold.</param>
internal sealed record TrainingOptions(int Passes, float Rate, float Decay, float LeastWeight, ulong Seed = 20_261_122, bool Shares = false);
