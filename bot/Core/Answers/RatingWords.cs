using Bot.Core.Dialogs;
using Bot.Core.Routing;

namespace Bot.Core.Answers;

/// <summary>Ratings in words: the survey's own labels, "it was great", "le doy un 4". What is not clearly one of five is none.</summary>
internal sealed class RatingWords
{
    private const int MostWords = 6;

    private static readonly (int Rating, string[] Words)[] Common =
    [
        (5, ["great", "excellent", "perfect", "awesome", "amazing", "wonderful", "very good", "the best", "excelente", "perfecto", "muy bien", "muy bueno", "maravilloso", "super bien"]),
        (4, ["good", "pretty good", "bien", "bueno", "nice"]),
        (3, ["so so", "it was ok", "it was okay", "it was alright", "average", "mas o menos", "regular", "asi asi"]),
        (2, ["bad", "poor", "not good", "not great", "mal", "malo"]),
        (1, ["terrible", "horrible", "awful", "very bad", "really bad", "the worst", "useless", "muy mal", "muy malo", "pesimo"]),
    ];

    private static readonly string[] Around =
        ["it", "was", "is", "i", "id", "ill", "give", "gave", "say", "rate", "a", "an", "rating", "of", "the", "service", "help", "you", "stars", "star", "out", "fue", "le", "doy", "un", "una", "pongo", "muchas", "gracias", "thanks", "thank", "todo", "estuvo", "servicio", "el"];

    private readonly Dictionary<string, int> ratings = new(StringComparer.Ordinal);

    public RatingWords(SurveyWords words)
    {
        foreach (var (rating, phrases) in Common)
            foreach (var phrase in phrases) ratings[phrase] = rating;

        for (var i = 0; i < words.Labels.Length; i++)
            foreach (var label in new[] { words.Labels[i].English, words.Labels[i].Spanish }) ratings[TextFolding.Fold(label).Joined()] = i + 1;
    }

    /// <param name="folded">Short texts only; empty for a long one.</param>
    public int? Read(string folded)
    {
        if (folded.Length == 0) return null;
        if (ratings.TryGetValue(folded, out var exact)) return exact;

        var words = folded.Split(' ');
        if (words.Length > MostWords) return null;
        var (first, end) = (0, words.Length);
        while (first < end && Around.Contains(words[first])) first++;
        while (end > first && Around.Contains(words[end - 1])) end--;
        var rest = string.Join(' ', words[first..end]);
        if (ratings.TryGetValue(rest, out var rating)) return rating;
        return first > 0 || end < words.Length ? ChoiceNumbers.Read(rest, 5) + 1 : null;
    }
}
