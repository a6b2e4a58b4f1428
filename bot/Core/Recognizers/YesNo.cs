using Bot.Core.Routing;

namespace Bot.Core.Recognizers;

/// <summary>An answer to a question that asks yes or no.</summary>
public enum Assent
{
    /// <summary>It says neither.</summary>
    None,
    Yes,
    No,

    /// <summary>"Kinda", "sometimes", "a little": a yes that does not want to be one.</summary>
    Partly,

    /// <summary>"I don't know".</summary>
    Unsure,
}

/// <summary>Reads yes and no in English and Spanish, typed in a hurry.</summary>
internal static class YesNo
{
    // An answer stands at the beginning: "yeah a lot today", "pues sí, casi diario".
    private const int Reach = 4;

    private static readonly string[][] Phrases =
    [
        [], // Assent.None
        [
            "yes", "ye", "yea", "yeah", "yeh", "yep", "yup", "yess", "yas", "yah", "ya", "y", "uh huh", "mhm", "mm hm", "true", "correct", "right", "sure",
            "of course", "i am", "i do", "i have", "i did", "it is", "a lot", "all the time", "every day", "everyday", "always", "definitely", "both", "all of them", "all of it",
            "si", "sip", "sii", "simon", "claro", "asi es", "es verdad", "cierto", "correcto", "mucho", "todos los dias", "siempre", "afirmativo", "las dos", "los dos", "ambas", "ambos", "las tres", "los tres", "todo eso", "todas",
        ],
        [
            "no", "ya no", "not", "nope", "nah", "naw", "na", "n", "not really", "not at all", "never", "negative", "im not", "i am not", "i dont", "of course not", "no way", "none", "nothing", "neither",
            "nop", "nel", "para nada", "en absoluto", "nunca", "negativo", "claro que no", "que va", "nada de eso", "como cree", "nada", "ninguna", "ninguno", "ni una", "ni uno", "ni un",
        ],
        [
            "kinda", "kind of", "kindof", "sorta", "sort of", "a little", "a bit", "little bit", "sometimes", "somtimes", "maybe", "mabye", "mayb", "i guess", "i think so",
            "probably", "perhaps", "possibly", "on and off", "at times", "once in a while", "some days",
            "mas o menos", "un poco", "un poquito", "poquito", "a veces", "aveces", "tal vez", "talvez", "quizas", "quiza", "puede ser", "creo que si", "supongo", "algo asi", "de vez en cuando", "hay dias",
        ],
        ["idk", "i dont know", "dont know", "dunno", "not sure", "im not sure", "unsure", "no se", "nose", "no lo se", "no estoy segur*", "quien sabe", "sepa", "ni se"],
    ];

    private static readonly Assent[] Owners = [.. Phrases.SelectMany((list, assent) => list.Select(_ => (Assent)assent))];
    private static readonly PhraseMatcher Matcher = new([.. Phrases.SelectMany(list => list)]);

    // "Are you 60 or older?" "I am 64" is yes; "are you thinking of dying?" "I am just tired" is not.
    private static readonly PhraseMatcher Begun = new(["i am"]);

    /// <returns>What the first words that say anything say; where two begin together, the longer: "not sure" is no "no".</returns>
    public static Assent Read(FoldedText text) => Read(text, (-1, -1));

    /// <returns>The same, where "I am" with more behind it tells something else.</returns>
    public static Assent ReadStrictly(FoldedText text)
    {
        foreach (var match in Begun.Match(text))
            if (match.First < Reach && match.End < text.Count && text[match.End].Clause == text[match.First].Clause) return Read(text, (match.First, match.End));

        return Read(text);
    }

    private static Assent Read(FoldedText text, (int First, int End) without)
    {
        var best = new PhraseMatch(-1, Reach, 0);
        foreach (var match in Matcher.Match(text))
        {
            if ((match.First, match.End) == without) continue;
            if (match.First < best.First || (match.First == best.First && match.End > best.End)) best = match;
        }

        return best.Phrase < 0 ? Assent.None : Owners[best.Phrase];
    }
}
