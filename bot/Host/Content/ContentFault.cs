namespace Bot.Host.Content;

/// <summary>Something an editor must put right (a fault) or should look at (a warning).</summary>
/// <param name="File">Path within the dialogs folder, with <c>/</c>; empty for the folder as a whole.</param>
/// <param name="Line">1 for the first; 0 where it is about the file as a whole.</param>
/// <param name="Column">1 for the first; 0 with line 0.</param>
/// <param name="What">What is wrong, a sentence.</param>
/// <param name="Advice">What to do, a sentence.</param>
internal sealed record ContentFault(string File, int Line, int Column, string What, string Advice)
{
    public static int InFileOrder(ContentFault a, ContentFault b)
    {
        var byFile = string.CompareOrdinal(a.File, b.File);
        if (byFile != 0) return byFile;
        var byLine = a.Line.CompareTo(b.Line);
        return byLine != 0 ? byLine : a.Column.CompareTo(b.Column);
    }

    /// <returns><c>topics/snap.apply.yaml:12:3: what is wrong. What to do.</c></returns>
    public override string ToString() => (File.Length, Line) switch
    {
        (0, _) => $"{What} {Advice}",
        (_, 0) => $"{File}: {What} {Advice}",
        _ => $"{File}:{Line}:{Column}: {What} {Advice}",
    };
}

/// <summary>A place in a file: line and column, 1 for the first; 0 and 0 for the file as a whole.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static readonly Position WholeFile = new(0, 0);
    public static readonly Position Start = new(1, 1);
}
