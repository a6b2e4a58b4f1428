using System.Buffers;
using Handoff.Core.Conversations;

namespace Bot.Core.Routing;

/// <summary>Which language a text is in, as far as one can tell.</summary>
/// <param name="Language">English or Spanish where it is clear; null where it is short or mixed.</param>
/// <param name="Mixed">Both languages are in it.</param>
internal readonly record struct LanguageReading(Language? Language, bool Mixed);

/// <summary>Tells English from Spanish by the small words and letters of each.</summary>
internal static class LanguageDetector
{
    // Words that only one of the two languages has, frequent enough that most messages hold one.
    // Left out: words of both ("no", "me", "a", "son", "he", "come", "once", "sin", "has", "ten").
    private const string English =
        """
        the and you your i im is are am was were be been do does did dont doesnt didnt can cant could would should will wont
        what whats when where which who whos why how hows my mine we us our they them their she her his him it its this that these those
        to of for from with without about at by on in out up off if or because not but get got getting need needs want wants wanna gonna
        have havent had having make made know think tell told said say says any some there here then than just still after before
        please pls plz thanks thank ty hi hello hey yes yeah help food apply money letter
        job work rent bill bills kids mom dad husband wife daughter today tomorrow yesterday now week month year years old new
        lost stolen sign call text phone number person someone somebody worker talk speak u ur r idk thx lol much many been
        """;

    private const string Spanish =
        """
        el la los las un una unos unas de del que y o en con para por pa porque pero si se su sus mi mis tu tus yo usted ustedes ella ellos nosotros
        es esta estan estoy son soy somos era fue ser estar hay tengo tiene tienen tener tenia quiero quiere quieren necesito ocupo puedo puede pueden
        como cuando donde cual cuanto cuantos cuanta quien adonde ya muy mas menos tambien tampoco nunca siempre ahora hoy ayer manana aqui alla
        lo le les nos al este esto estos eso esa ese hasta desde sobre entre sin cada otro otra algo alguien nada nadie
        hola gracias ayuda favor buenas buenos dias tardes noches disculpe oiga porfa senor senora
        tarjeta comida estampillas cupones caso dinero carta trabajo renta luz hijo hija hijos ninos mama papa esposo esposa familia
        aplicar solicitar pedir hacer hago dice dijo dijeron mando mandaron llego llegaron perdi perdio renovar hablar persona ke k q xq pq tmb
        """;

    private const int InEnglish = 1;
    private const int InSpanish = 2;

    // To InEnglish, InSpanish, or both.
    private static readonly WordHash Small = SmallWords();

    private static readonly SearchValues<char> OnlySpanish = SearchValues.Create("ñÑ¿¡");
    private static readonly SearchValues<char> Accented = SearchValues.Create("áéíóúÁÉÍÓÚ");
    private static readonly string[] SpanishEndings = ["cion", "ciones", "mente", "ando", "iendo", "aron", "ieron", "amos", "emos"];
    private static readonly string[] EnglishEndings = ["ing", "tion", "ness", "ght", "ould", "lly"];

    public static LanguageReading Detect(FoldedText text)
    {
        var (english, spanish) = (0, Letters(text.Source));
        for (var i = 0; i < text.Count; i++)
        {
            switch (Small.Find(text.Hashed(i).Whole))
            {
                case InEnglish: english += 2; break;
                case InSpanish: spanish += 2; break;
                case InEnglish | InSpanish: break;
                default: _ = EndsIn(text.Word(i), SpanishEndings) ? spanish++ : EndsIn(text.Word(i), EnglishEndings) ? english++ : 0; break;
            }
        }

        var mixed = Math.Min(english, spanish) >= 4 && Math.Max(english, spanish) < 4 * Math.Min(english, spanish);
        return new LanguageReading(mixed ? null : Clear(english, spanish), mixed);
    }

    // One small word is enough where the other language has none; else the lead must be two to one.
    private static Language? Clear(int english, int spanish) => (english, spanish) switch
    {
        _ when english >= 2 && english >= 2 * spanish => Language.English,
        _ when spanish >= 2 && spanish >= 2 * english => Language.Spanish,
        _ => null,
    };

    private static int Letters(string source) =>
        source.AsSpan().ContainsAny(OnlySpanish) ? 3 : source.AsSpan().ContainsAny(Accented) ? 2 : 0;

    private static bool EndsIn(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
            if (word.Length > ending.Length + 1 && word.EndsWith(ending)) return true;

        return false;
    }

    private static WordHash SmallWords()
    {
        var words = new WordHash();
        var (english, spanish) = (Split(English), Split(Spanish));
        foreach (var word in english.Union(spanish)) words.Add(word, (english.Contains(word) ? InEnglish : 0) | (spanish.Contains(word) ? InSpanish : 0));
        return words;
    }

    private static HashSet<string> Split(string list) => [.. list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
