using System.Text;
using Bot.Core.Routing;

namespace Bot.Core.Facts;

/// <summary>A text in which each thing recognised is one word for its kind, so that phrases can say "household of {number}".</summary>
internal sealed class MarkedText
{
    private readonly List<(int Start, int End, Entity Entity)> marks = [];
    private readonly string source;

    public MarkedText(string source, List<Entity> entities)
    {
        this.source = source;
        var text = new StringBuilder(source.Length + (entities.Count * 12));
        var copied = 0;
        foreach (var entity in entities)
        {
            text.Append(source, copied, entity.Found.Start - copied).Append(' ');
            var start = text.Length;
            text.Append(Mark(entity.Kind));
            marks.Add((start, text.Length, entity));
            text.Append(' ');
            copied = entity.Found.End + 1;
        }

        Folded = TextFolding.Fold(text.Append(source, copied, source.Length - copied).ToString());
    }

    public FoldedText Folded { get; }

    /// <summary>No client writes this word.</summary>
    public static string Mark(FactKind kind) => "zq" + kind.ToString().ToLowerInvariant() + "zq";

    /// <returns>The thing whose word stands among the words of a match; null if there is none.</returns>
    public Entity? In(PhraseMatch match)
    {
        var (start, end) = (Folded[match.First].SourceStart, Folded[match.End - 1].SourceEnd);
        foreach (var mark in marks)
            if (mark.Start >= start && mark.End <= end) return mark.Entity;

        return null;
    }

    /// <returns>The client's own words of a match.</returns>
    public string WordsOf(PhraseMatch match) =>
        string.Join(' ', source[InSource(Folded[match.First].SourceStart, end: false)..InSource(Folded[match.End - 1].SourceEnd, end: true)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private int InSource(int position, bool end)
    {
        var shift = 0;
        foreach (var (markStart, markEnd, entity) in marks)
        {
            if (position < markStart) break;
            if (position <= markEnd) return position == markStart && !end ? entity.Found.Start : entity.Found.End + 1;
            shift = entity.Found.End + 1 - (markEnd + 1);
        }

        return Math.Clamp(position + shift, 0, source.Length);
    }
}
