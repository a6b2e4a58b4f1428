using System.Buffers;

namespace Bot.Core.Routing;

/// <summary>
/// Recognises a text in a language that the bot does not serve, by its letters or by its small words, so that a
/// person and a language line are offered instead of a guess.
/// </summary>
internal static class OtherLanguages
{
    // One small word may be a name or a slip; a text of another language has several.
    private const int LeastWords = 2;

    // Frequent in benefits offices, written in Latin letters, folded. "Own" words neither English nor Spanish has, however often
    // they stand in our examples; "shared" ones may be of ours too, and speak against the language no more than for it.
    // In the order of their names: of two as likely the first is taken.
    private static readonly (string Language, string Own, string Shared)[] Latin =
    [
        ("French",
            """
            je vous pour avec dans nous puis faire besoin bonjour bonsoir merci parle parlez francais sont cette suis avez pas obtenir jai nai cest dune laide daide nourriture manger argent
            travail travailler enfants loyer maison malade medecin hopital perdu perdue recu aujourdhui demain depuis tres beaucoup svp combien quand pourquoi ecole mois semaine lettre alimentaires
            quelquun peux pouvez voudrais veux aider payer facture ai au aux faut fautil quel quels quelle proche renouveler jattends attendre deuxieme etre peut puisje dois doisje notre
            """,
            "les des est mon mes ma comment demande aide ou carte quoi qui une un le la de du sur mais et en mari sante encore dossier coupons allocation que ce me a bebe comme plus on dossiers femme travaille enfant documents bureau marche renouvellement"),
        ("German", "", "ich und wie kann nicht brauche hilfe meine karte wo bitte danke deutsch ist das mein bekomme"),
        ("Haitian Creole",
            """
            mwen kijan kouman nou kote gen bezwen manje timoun lajan kreyol tanpri konnen poum mwenm vle jwenn eske bonjou bonswa pitit travay lwaye dokte malad lopital jodia kapab ede edem mwa
            anpil toujou paske poukisa kile konbyen ayisyen ayiti asirans lekol aplike fanmi papye resevwa moun anyen genyen kounye mesi pou voye konprann peye koupe lakay kouran grangou ansent epi ale fem banm ekri rele chache dwe
            """,
            "ou yo nan ki sa fe pa ka ed kat pale kay te ap ye w m pedi vole let la a mari sante pap pral demen jodi semen met ban lan yon se si avek li"),
        ("Polish", "", "jak nie moge potrzebuje pomocy gdzie moja karta prosze dziekuje jest czy po polsku dla"),
        ("Portuguese",
            """
            voce voces vc vcs nao meu minha meus minhas uma umas pra obrigado obrigada tenho estou sou quero posso podem faco fazer onde aonde quem muito muita filho filhos filha filhas crianca criancas
            trabalho trabalhar emprego desempregado desempregada dinheiro cartao aluguel alimentacao inscrever inscricao saude leite escola ajuda ajudar falar fala brasileiro brasileira roubaram
            chegou recebi receber recebo hoje amanha ontem ainda isso alguem ninguem senhor senhora bom boa precisa precisamos eu sao pelo pela aos conseguimos gostaria preencher escritorio endereco mudei mudou fica levar correio perto nossa nosso
            """,
            """
            de da do das dos a o os as e em no na nas um com para por que se me como quando quanto qual tambem preciso ola dia tarde noite tem temos e esta este essa esse mais menos so ja mae pai marido esposa
            comida pedir beneficio beneficios auxilio conta seguro hospital gravida bebe casa portugues brasil perdi carta documentos mandar semana mes ano agora favor porque consigo conseguir vale ajudas queria foi
            ao sua seu nos mas ele ela sem ate pode pro sim alimentos renda medico medica aqui la consulta fui familia pessoa pessoas solicitar entrevista telefone troco renovar meses
            """),
        ("Somali", "", "waxaan sidee aan ku ka iyo waan maxaa baahanahay caawimo cuntada carruurta kaarka halkee soomaali fadlan ma jiraa rabaa dalban heli"),
        ("Swahili", "", "ninahitaji msaada chakula watoto yangu wapi jinsi ya kwa na asante tafadhali nataka kadi naweza kupata"),
        ("Tagalog", "", "ako ang ng mga po paano kailangan ko saan pwede puwede ba namin kami ay sa tulong pagkain anak salamat makakuha hindi ito kung wala akong gusto nawala tagalog"),
        ("Vietnamese", "", "toi ban khong duoc lam sao nhu the nao cua va cho nguoi giup xin muon gi tien phieu thuc pham tro cap noi tieng viet chung mat dau bao cho may roi dang hoi bi"),
    ];

    // Of the languages above with some word of them: "como faço para pedir" has only one that Spanish has not.
    private static readonly SearchValues<char> OnlyPortuguese = SearchValues.Create("ãõçÃÕÇ");
    private static readonly int Portuguese = Array.FindIndex(Latin, one => one.Language == "Portuguese");

    private static readonly WordHash Numbers = new();
    private static readonly ForeignWord[] Words = Learn();

    /// <returns>The language's English name; null for English, Spanish, and what can't be told.</returns>
    public static string? Of(FoldedText text, Spelling known)
    {
        var (foreign, ours) = (0, 0);
        string? script = null;
        Span<Tally> tallies = stackalloc Tally[Latin.Length];
        tallies.Clear();
        for (var i = 0; i < text.Count; i++)
        {
            if (OfLetters(text.Word(i)) is { } named)
            {
                script ??= named;
                foreign++;
                continue;
            }

            var word = Numbers.Find(text.Hashed(i).Whole) is >= 0 and var number ? Words[number] : default;
            var isKnown = !word.IsOwn && known.Knows(text.Hashed(i));
            if (isKnown) ours++;
            for (var l = 0; l < tallies.Length && word.Languages != 0; l++)
                if ((word.Languages & (1 << l)) != 0) tallies[l].Add(isKnown);
        }

        if (script is not null && foreign > ours) return script;
        if (tallies[Portuguese].Said > 0 && text.Source.AsSpan().ContainsAny(OnlyPortuguese)) tallies[Portuguese].Add(isOurs: false);
        var best = 0;
        for (var l = 1; l < tallies.Length; l++)
            if (tallies[l].Said > tallies[best].Said) best = l;

        return tallies[best].IsSpoken(ours) ? Latin[best].Language : null;
    }

    private static ForeignWord[] Learn()
    {
        var words = new Dictionary<string, ForeignWord>(StringComparer.Ordinal);
        for (var l = 0; l < Latin.Length; l++)
        {
            foreach (var word in Split(Latin[l].Own)) words[word] = new ForeignWord(words.GetValueOrDefault(word).Languages | (1 << l), IsOwn: true);
            foreach (var word in Split(Latin[l].Shared)) words[word] = words.GetValueOrDefault(word) with { Languages = words.GetValueOrDefault(word).Languages | (1 << l) };
        }

        foreach (var (word, number) in words.Keys.Select((word, number) => (word, number))) Numbers.Add(word, number);
        return [.. words.Values];
    }

    private static string[] Split(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <param name="Languages">A bit for each of <see cref="Latin"/>.</param>
    private readonly record struct ForeignWord(int Languages, bool IsOwn);

    /// <summary>Words of a text that a language has.</summary>
    private struct Tally
    {
        private int shared; // of them also ours

        public int Said { get; private set; }

        public void Add(bool isOurs)
        {
            if (isOurs) shared++;
            else Said++;
        }

        /// <param name="ours">Words that English or Spanish has, these among them.</param>
        public readonly bool IsSpoken(int ours) => Said >= LeastWords && Said > ours - shared;
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
