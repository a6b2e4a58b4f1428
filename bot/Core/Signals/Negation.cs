namespace Bot.Core.Signals;

/// <summary>The words that negate what follows. Few on purpose: "nobody answers, I want a person" denies nothing.</summary>
internal static class Negation
{
    public static bool Is(ReadOnlySpan<char> folded) => folded is "not" or "never" or "no" or "nunca";
}
