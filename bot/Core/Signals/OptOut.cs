using System.Collections.Frozen;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>
/// Words that phone companies and the law give one meaning: send me nothing more. Only as the whole
/// message; inside a sentence ("make it stop") they are text.
/// </summary>
public static class OptOut
{
    // The first line is what carriers act on themselves (CTIA); the rest is how people say the same.
    private static readonly FrozenSet<string> Words = new[]
    {
        "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out",
        "alto", "pare", "paren", "parar", "detener", "detenganse", "cancelar", "baja", "dar de baja", "darme de baja", "no mas mensajes",
        "stop texting me", "stop messages", "no more texts",
    }.ToFrozenSet();

    public static bool Is(string text) => Is(TextFolding.Fold(text));

    internal static bool Is(FoldedText text) => text.Count is > 0 and <= 3 && Words.Contains(text.Joined());
}
