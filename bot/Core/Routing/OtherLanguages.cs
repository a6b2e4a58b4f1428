using System.Collections.Frozen;

namespace Bot.Core.Routing;

/// <summary>
/// Recognises a text in a language that the bot does not serve, by its letters or by its small words, so that a
/// person and a language line are offered instead of a guess.
/// </summary>
internal static class OtherLanguages
{
    // One small word may be a name or a slip; a text of another language has several.
    private const int LeastWords = 2;

    // Frequent in benefits offices, written in Latin letters. Left out: what English or Spanish has too, folded.
    private static readonly (string Language, string Words)[] Latin =
    [
        ("Vietnamese", "toi ban khong duoc lam sao nhu the nao cua va cho nguoi giup xin muon gi tien phieu thuc pham tro cap noi tieng viet chung mat dau bao cho may roi dang hoi bi"),
        ("Haitian Creole", "mwen kijan ou nou yo pou nan ki sa kote fe gen pa ka bezwen ed manje timoun lajan kreyol pale mesi tanpri konnen poum kat mwenm vle jwenn eske"),
        ("Tagalog", "ako ang ng mga po paano kailangan ko saan pwede puwede ba namin kami ay sa tulong pagkain anak salamat makakuha hindi ito kung wala akong gusto nawala tagalog"),
        ("Somali", "waxaan sidee aan ku ka iyo waan maxaa baahanahay caawimo cuntada carruurta kaarka halkee soomaali fadlan ma jiraa rabaa dalban heli"),
        ("French", "je vous les des une est pour avec dans nous mon mes comment puis faire demande besoin aide bonjour merci parle francais ou sont cette ma carte suis avez quoi pas qui obtenir"),
        ("Portuguese", "eu voce nao preciso como faco para meu minha cartao ajuda obrigado obrigada uma tenho fala portugues pedir aonde quero estou meus filhos posso conseguir perdi meu beneficio onde"),
        ("Swahili", "ninahitaji msaada chakula watoto yangu wapi jinsi ya kwa na asante tafadhali nataka kadi naweza kupata"),
        ("German", "ich und wie kann nicht brauche hilfe meine karte wo bitte danke deutsch ist das mein bekomme"),
        ("Polish", "jak nie moge potrzebuje pomocy gdzie moja karta prosze dziekuje jest czy po polsku dla"),
    ];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Small =
        Latin.SelectMany(language => language.Words.Split(' ').Distinct().Select(word => (word, language.Language)))
            .GroupBy(word => word.word).Where(word => word.Count() == 1)
            .ToFrozenDictionary(word => word.Key, word => word.First().Language).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>The language's English name; null for English, Spanish, and what can't be told.</returns>
    public static string? Of(FoldedText text, Spelling known)
    {
        var (foreign, ours) = (0, 0);
        string? script = null;
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Word(i);
            if (OfLetters(word) is { } named)
            {
                script ??= named;
                foreign++;
            }
            else if (Small.TryGetValue(word, out var language) && !known.Knows(word)) counts[language] = counts.GetValueOrDefault(language) + 1;
            else if (known.Knows(word)) ours++;
        }

        if (script is not null && foreign > ours) return script;
        var best = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).FirstOrDefault();
        return best.Value >= LeastWords && best.Value > ours ? best.Key : null;
    }

    private static string? OfLetters(ReadOnlySpan<char> word) => word[0] switch
    {
        >= '\u0400' and <= '\u052F' => "Russian or Ukrainian",
        >= '\u0530' and <= '\u058F' => "Armenian",
        >= '\u0590' and <= '\u05FF' => "Hebrew or Yiddish",
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' => "Arabic, Farsi, Dari, Pashto or Urdu",
        >= '\u0900' and <= '\u097F' => "Hindi or Nepali",
        >= '\u0980' and <= '\u09FF' => "Bengali",
        >= '\u0A00' and <= '\u0A7F' => "Punjabi",
        >= '\u0A80' and <= '\u0DFF' => "a language of India",
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u0E80' and <= '\u0EFF' => "Lao",
        >= '\u1000' and <= '\u109F' => "Burmese or Karen",
        >= '\u1200' and <= '\u139F' => "Amharic or Tigrinya",
        >= '\u1780' and <= '\u17FF' => "Khmer",
        >= '\u0370' and <= '\u03FF' => "Greek",
        >= '\u3040' and <= '\u30FF' => "Japanese",
        >= '\u3400' and <= '\u9FFF' => "Chinese",
        >= '\uAC00' and <= '\uD7AF' or >= '\u1100' and <= '\u11FF' => "Korean",
        _ => null,
    };
}
