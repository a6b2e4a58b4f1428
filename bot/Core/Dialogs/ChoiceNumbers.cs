using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Dialogs;

/// <summary>Which choice of a list is meant: "2", "two", "the second one", "la primera", "opción dos", "option2", "i want 2".</summary>
internal static class ChoiceNumbers
{
    private const int MostWords = 7;

    private static readonly string[] Fillers =
    [
        "the", "number", "num", "option", "opt", "choice", "answer", "please", "pls", "plz",
        "la", "el", "lo", "opcion", "opc", "op", "numero", "nro", "de", "por", "favor", "porfavor", "porfa", "xfa",
    ];

    // Before a figure or "the second one". "I want one" may mean any of them.
    private static readonly string[] Wishes =
        ["i", "ill", "id", "want", "choose", "pick", "take", "like", "with", "go", "give", "me", "my", "yo", "quiero", "escojo", "elijo", "prefiero", "dame", "deme", "con"];

    /// <returns>Its index; null if the words mean none of them, or say more.</returns>
    public static int? Read(string folded, int choices)
    {
        if (folded is [>= '1' and <= '9']) return folded[0] - '1' is var index && index < choices ? index : null;

        var words = folded.Split(' ');
        if (words.Length > MostWords || folded.Length == 0) return null;
        var (chosen, named, wished) = ((int?)null, false, false);
        foreach (var word in words)
        {
            if (Fillers.Contains(word))
            {
                named |= chosen is null;
                continue;
            }

            if (chosen is not null && word is "one" or "1" or "una") continue; // "the second one"
            if (chosen is null && Wishes.Contains(word)) wished = true;
            else if (chosen is null && Value(word, choices) is { } value && (named || !wished || !IsArticle(word))) chosen = value;
            else return null;
        }

        return chosen is { } number && number >= 1 && number <= choices ? number - 1 : null;
    }

    private static bool IsArticle(string word) => word is "one" or "uno" or "una";

    private static int? Value(string word, int choices) => word switch
    {
        [.. var name, >= '1' and <= '9'] when name.Length == 0 || Fillers.Contains(name) => word[^1] - '0',
        "last" or "ultimo" or "ultima" => choices,
        "1st" or "1ro" or "1ra" => 1,
        "2nd" or "2do" or "2da" => 2,
        "3rd" or "3ro" or "3ra" => 3,
        "un" => null,
        _ when (Words.English.FindWhole(word) ?? Words.Spanish.FindWhole(word)) is { Piece: Piece.Unit, Value: >= 1 and var value } => (int)value,
        _ => null,
    };
}
