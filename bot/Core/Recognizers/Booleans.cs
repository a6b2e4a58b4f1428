using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers;

/// <summary>The first words that say yes or no, wherever they stand. What an answer to our own question says, <see cref="YesNo"/> reads.</summary>
internal static class Booleans
{
    private static readonly string[][] English =
    [
        ["of", "course", "not"], ["not", "really"], ["not", "at", "all"], ["no", "way"], ["of", "course"], ["uh", "huh"],
        ["no"], ["nope"], ["nah"], ["naw"], ["nay"], ["never"], ["disagree"], ["false"], ["negative"], ["👎"],
        ["yes"], ["yess"], ["yeah"], ["yea"], ["yep"], ["yup"], ["yah"], ["sure"], ["ok"], ["okay"], ["okey"], ["agree"], ["agreed"], ["true"], ["correct"], ["absolutely"], ["definitely"], ["👌"], ["👍"], ["✅"],
    ];

    private static readonly string[][] Spanish =
    [
        ["claro", "que", "no"], ["por", "supuesto", "que", "no"], ["para", "nada"], ["por", "supuesto"], ["de", "acuerdo"], ["asi", "es"], ["claro", "que", "si"],
        ["no"], ["nop"], ["nel"], ["nunca"], ["jamas"], ["negativo"], ["falso"], ["👎"],
        ["si"], ["sip"], ["claro"], ["cierto"], ["correcto"], ["ok"], ["okey"], ["vale"], ["dale"], ["simon"], ["afirmativo"], ["👌"], ["👍"], ["✅"],
    ];

    private static readonly string[] NoInEnglish = ["not", "no", "nope", "nah", "naw", "nay", "never", "disagree", "false", "negative", "👎"];
    private static readonly string[] NoInSpanish = ["no", "para", "nop", "nel", "nunca", "jamas", "negativo", "falso", "👎"];

    public static string FirstWords(bool spanish) => string.Join(' ', (spanish ? Spanish : English).Select(words => words[0]).Where(word => word[0] < 128)) + " y n";

    public static IEnumerable<Recognized> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text.SenseAt(i) is not { BeginsAnswer: true } && text.Fold(i)[0] < 128) continue;
            if (PhraseAt(text, i) is not { } words) continue;
            var no = words[^1] is "no" or "not" || (text.Words.IsSpanish ? NoInSpanish : NoInEnglish).Contains(words[0]);
            return [text.Slice(i, i + words.Length, EntityTypes.Boolean, new Resolution(no ? "false" : "true"))];
        }

        return [];
    }

    private static string[]? PhraseAt(LexedText text, int at)
    {
        if (text.Count == 1 && text.Is(at, "y") && !text.Words.IsSpanish) return ["y"];
        if (text.Count == 1 && text.Is(at, "n")) return ["no"];
        foreach (var words in text.Words.IsSpanish ? Spanish : English)
        {
            var i = 0;
            while (i < words.Length && text.Is(at + i, words[i])) i++;
            if (i == words.Length && !(words is ["si"] && IsCondition(text, at))) return words;
        }

        return null;
    }

    // "Si no pago la renta" is a condition; "sí" with its accent, or before a pause, is an answer.
    private static bool IsCondition(LexedText text, int at) =>
        text.Count > 1 && text.Source.AsSpan(text[at].Start, text[at].End - text[at].Start).IndexOfAny('í', 'Í') < 0
        && !(at == 0 && !text.IsWord(1)) && at + 1 < text.Count && text.IsWord(at + 1);
}
