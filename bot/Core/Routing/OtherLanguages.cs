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
    // In the order of their names: of two as likely the first is taken.
    private static readonly (string Language, string Words)[] Latin =
    [
        ("French", "je vous les des une est pour avec dans nous mon mes comment puis faire demande besoin aide bonjour merci parle francais ou sont cette ma carte suis avez quoi pas qui obtenir"),
        ("German", "ich und wie kann nicht brauche hilfe meine karte wo bitte danke deutsch ist das mein bekomme"),
        ("Haitian Creole", "mwen kijan ou nou yo pou nan ki sa kote fe gen pa ka bezwen ed manje timoun lajan kreyol pale mesi tanpri konnen poum kat mwenm vle jwenn eske"),
        ("Polish", "jak nie moge potrzebuje pomocy gdzie moja karta prosze dziekuje jest czy po polsku dla"),
        ("Portuguese", "eu voce nao preciso como faco para meu minha cartao ajuda obrigado obrigada uma tenho fala portugues pedir aonde quero estou meus filhos posso conseguir perdi meu beneficio onde"),
        ("Somali", "waxaan sidee aan ku ka iyo waan maxaa baahanahay caawimo cuntada carruurta kaarka halkee soomaali fadlan ma jiraa rabaa dalban heli"),
        ("Swahili", "ninahitaji msaada chakula watoto yangu wapi jinsi ya kwa na asante tafadhali nataka kadi naweza kupata"),
        ("Tagalog", "ako ang ng mga po paano kailangan ko saan pwede puwede ba namin kami ay sa tulong pagkain anak salamat makakuha hindi ito kung wala akong gusto nawala tagalog"),
        ("Vietnamese", "toi ban khong duoc lam sao nhu the nao cua va cho nguoi giup xin muon gi tien phieu thuc pham tro cap noi tieng viet chung mat dau bao cho may roi dang hoi bi"),
    ];

    private static readonly WordHash Small = OfOneLanguage();

    /// <returns>The language's English name; null for English, Spanish, and what can't be told.</returns>
    public static string? Of(FoldedText text, Spelling known)
    {
        var (foreign, ours) = (0, 0);
        string? script = null;
        Span<int> counts = stackalloc int[Latin.Length];
        counts.Clear();
        for (var i = 0; i < text.Count; i++)
        {
            if (OfLetters(text.Word(i)) is { } named)
            {
                script ??= named;
                foreign++;
            }
            else if (known.Knows(text.Hashed(i))) ours++;
            else if (Small.Find(text.Hashed(i).Whole) is >= 0 and var language) counts[language]++;
        }

        if (script is not null && foreign > ours) return script;
        var best = 0;
        for (var l = 1; l < counts.Length; l++)
            if (counts[l] > counts[best]) best = l;

        return counts[best] >= LeastWords && counts[best] > ours ? Latin[best].Language : null;
    }

    // A word of two of the languages tells nothing.
    private static WordHash OfOneLanguage()
    {
        var words = new WordHash();
        var owned = Latin.SelectMany((language, l) => language.Words.Split(' ').Distinct().Select(word => (Word: word, Language: l)));
        foreach (var word in owned.GroupBy(word => word.Word).Where(word => word.Count() == 1)) words.Add(word.Key, word.First().Language);
        return words;
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
