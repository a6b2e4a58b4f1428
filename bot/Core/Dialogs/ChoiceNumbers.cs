using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Dialogs;

/// <summary>Which choice of a list is meant: "2", "two", "the second one", "la primera", "opción dos".</summary>
internal static class ChoiceNumbers
{
    private const int MostWords = 4;

    private static readonly string[] Fillers = ["the", "number", "num", "option", "choice", "answer", "la", "el", "lo", "opcion", "numero", "de", "please", "por", "favor"];

    /// <returns>Its index; null if the words mean none of them, or say more.</returns>
    public static int? Read(string folded, int choices)
    {
        if (folded is [>= '1' and <= '9']) return folded[0] - '1' is var index && index < choices ? index : null;

        var words = folded.Split(' ');
        if (words.Length > MostWords || folded.Length == 0) return null;
        int? chosen = null;
        foreach (var word in words)
        {
            if (Fillers.Contains(word) || (word is "one" or "una" && chosen is not null)) continue;
            if (chosen is not null || Value(word, choices) is not { } value) return null;
            chosen = value;
        }

        return chosen is { } number && number >= 1 && number <= choices ? number - 1 : null;
    }

    private static int? Value(string word, int choices) => word switch
    {
        [>= '1' and <= '9'] => word[0] - '0',
        "last" or "ultimo" or "ultima" => choices,
        "1st" or "1ro" or "1ra" => 1,
        "2nd" or "2do" or "2da" => 2,
        "3rd" or "3ro" or "3ra" => 3,
        "un" => null,
        _ when (Words.English.FindWhole(word) ?? Words.Spanish.FindWhole(word)) is { Piece: Piece.Unit, Value: >= 1 and var value } => (int)value,
        _ => null,
    };
}
