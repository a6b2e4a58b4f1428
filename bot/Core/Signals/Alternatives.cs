using Bot.Core.Recognizers;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>"Are you sick, or is it about dying? 1 sick, 2 dying": which of a question's alternatives is the danger, and which one an answer takes.</summary>
internal static class Alternatives
{
    // "The second one, I guess": more words are an answer of their own.
    private const int MostWords = 5;

    private static readonly string[][] Ordinals =
    [
        ["1", "first", "the first", "former", "primero", "primera", "lo primero", "la primera", "el primero", "option 1", "opcion 1"],
        ["2", "second", "the second", "latter", "the other", "other one", "segundo", "segunda", "lo segundo", "la segunda", "el segundo", "la otra", "lo otro", "otra cosa", "option 2", "opcion 2"],
        ["3", "third", "the third", "tercero", "tercera", "lo tercero", "la tercera", "option 3", "opcion 3"],
    ];

    private static readonly int[] Numbers = [.. Ordinals.SelectMany((words, i) => words.Select(_ => i + 1))];
    private static readonly PhraseMatcher Matcher = new([.. Ordinals.SelectMany(words => words)]);

    /// <param name="danger">Where the question's words of danger begin, as an index of its words.</param>
    /// <returns>1 for the first; 0 where the question has no alternatives.</returns>
    public static int Of(FoldedText question, int danger)
    {
        var (before, all) = (0, 0);
        for (var i = 1; i < question.Count - 1; i++)
        {
            if (question.Word(i) is not ("or" or "o")) continue;
            all++;
            if (i < danger) before++;
        }

        return all == 0 ? 0 : before + 1;
    }

    /// <param name="danger">As of <see cref="Of"/>; 0 where "1" is yes and "2" is no, as texts to phones offer it.</param>
    public static Assent Read(FoldedText answer, int danger)
    {
        if (danger == 0) return answer.Count != 1 ? Assent.None : answer.Word(0) switch { "1" => Assent.Yes, "2" => Assent.No, _ => Assent.None };
        if (answer.Count > MostWords || Matcher.Match(answer) is not [var first, ..]) return Assent.None;
        return Numbers[first.Phrase] == danger ? Assent.Yes : Assent.No;
    }
}
