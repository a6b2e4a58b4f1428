using System.Collections.Immutable;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>What the bot's last words asked, where a bare "yes" or "no" means something.</summary>
public enum Asked
{
    Nothing,

    /// <summary>Our own check-in question.</summary>
    CheckIn,

    /// <summary>One of the lexicon's questions about danger, by its name.</summary>
    Danger,

    /// <summary>Whether the answer helped.</summary>
    Helpful,
}

/// <summary>What a message follows, as far as its meaning depends on it.</summary>
/// <param name="Question">The kind of question about danger that it may answer; null for none.</param>
/// <param name="IsOurs">That question was our own check-in.</param>
/// <param name="MayAsk">The check-in question can still be asked: the bot has the floor, and has not asked it.</param>
/// <param name="Pressed">The bot has repeated itself or has not understood.</param>
/// <param name="Choices">What numbers in the bot's last words stood for; empty for nothing.</param>
/// <param name="IsChosen">The text stands for a number that the client chose from a list: they did not say it lightly.</param>
/// <param name="Before">What the client wrote just before; empty for nothing.</param>
/// <param name="Context">What it was about.</param>
internal readonly record struct Situation(DangerQuestion? Question, bool IsOurs, bool MayAsk, bool Pressed, ImmutableArray<string> Choices, bool IsChosen, string Before, RoutingContext Context)
{
    /// <summary>A message by itself, to which we have no question.</summary>
    public static readonly Situation None = new(null, IsOurs: false, MayAsk: false, Pressed: false, [], IsChosen: false, "", RoutingContext.None);
}
