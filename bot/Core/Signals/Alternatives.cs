using System.Collections.Frozen;
using Bot.Core.Dialogs;
using Bot.Core.Recognizers;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>"Are you sick, or is it about dying? 1 sick, 2 dying": which of a question's alternatives is the danger, and which one an answer takes.</summary>
internal static class Alternatives
{
    private const int Most = 3;

    // Of two, the other is the second.
    private static readonly FrozenSet<string> Other = new[] { "the other", "other one", "the other one", "latter", "the latter", "la otra", "lo otro", "otra cosa" }.ToFrozenSet(StringComparer.Ordinal);

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
        var said = answer.Joined();
        var taken = ChoiceNumbers.Read(said, Most) is { } index ? index + 1 : Other.Contains(said) ? 2 : 0;
        return taken == 0 ? Assent.None : taken == danger ? Assent.Yes : Assent.No;
    }
}
