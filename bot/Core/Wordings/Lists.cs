using System.Globalization;

namespace Bot.Core.Wordings;

/// <summary>Choices on a channel without buttons.</summary>
internal static class Lists
{
    /// <returns>The text, then each choice on a line of its own behind its number: "2" is the answer. No point behind it: it is read aloud.</returns>
    public static string Numbered(string text, IReadOnlyList<string> choices) => string.Join(
        '\n', choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {choice}")).Prepend(text));

    /// <returns>The same with letters, where a digit means something else.</returns>
    public static string Lettered(string text, IReadOnlyList<string> choices) => string.Join('\n', choices.Select((choice, i) => $"{(char)('A' + i)} {choice}").Prepend(text));
}
