using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>What the bot's last words asked, where a bare "yes" or "no" means something.</summary>
public enum Asked
{
    Nothing,

    /// <summary>Our own check-in question: whether they think of hurting themselves. Yes is danger.</summary>
    CheckIn,

    /// <summary>One of the lexicon's questions about danger, by its name.</summary>
    Danger,

    /// <summary>Whether the answer helped.</summary>
    Helpful,
}

/// <summary>What a message follows, as far as its meaning depends on it.</summary>
/// <param name="Question">The kind of question about danger that it may answer; null for none.</param>
/// <param name="Pressed">The bot has repeated itself or has not understood.</param>
/// <param name="Before">What the client wrote just before; empty for nothing.</param>
/// <param name="Context">What it was about.</param>
internal readonly record struct Situation(DangerQuestion? Question, bool Pressed, string Before, RoutingContext Context)
{
    public static readonly Situation None = new(null, false, "", RoutingContext.None);
}
