namespace Bot.Core.Recognizers.Lexing;

/// <summary>How the word tables are written: many words a line, each adding one meaning.</summary>
internal static class Tables
{
    public static IEnumerable<(string, Func<Sense, Sense>)> Row(Piece piece, double first, double step, string words) =>
        words.Split(' ').Select((word, i) => (word, Number(piece, first + (i * step))));

    public static IEnumerable<(string, Func<Sense, Sense>)> Same(Piece piece, params (double Value, string Words)[] rows) =>
        rows.Select(row => (row.Words, Number(piece, row.Value)));

    public static IEnumerable<(string, Func<Sense, Sense>)> Times(params (double Value, string Words)[] rows) =>
        rows.Select(row => (row.Words, new Func<Sense, Sense>(s => s with { Times = row.Value })));

    /// <summary>English ordinals, each with its plural, which a fraction needs: "three fifths".</summary>
    public static IEnumerable<(string, Func<Sense, Sense>)> Ordinals(Piece piece, double first, double step, string words) =>
        words.Split(' ').SelectMany((word, i) => new[] { (word, Ordinal(piece, first + (i * step), false)), (word + "s", Ordinal(piece, first + (i * step), true)) });

    public static IEnumerable<(string, Func<Sense, Sense>)> Months(params string[] months) =>
        months.Select((words, i) => (words, new Func<Sense, Sense>(s => s with { Month = i + 1 })));

    public static IEnumerable<(string, Func<Sense, Sense>)> Weekdays(params string[] days) =>
        days.Select((words, i) => (words, new Func<Sense, Sense>(s => s with { Weekday = i + 1 })));

    /// <param name="units">From the second to the year.</param>
    public static IEnumerable<(string, Func<Sense, Sense>)> Units(params string[] units) =>
        units.Select((words, i) => (words, new Func<Sense, Sense>(s => s with { Unit = (TimeUnit)(i + 1) })));

    public static IEnumerable<(string, Func<Sense, Sense>)> Currencies(params (string Name, string Words)[] rows) =>
        rows.Select(row => (row.Words, new Func<Sense, Sense>(s => s with { Currency = row.Name })));

    private static Func<Sense, Sense> Number(Piece piece, double value) =>
        s => s with { Piece = piece, Value = value, Times = piece is Piece.Thousand or Piece.Scale ? value : s.Times };

    private static Func<Sense, Sense> Ordinal(Piece piece, double value, bool plural) =>
        s => s with { Piece = piece, Value = value, Ordinal = true, Plural = plural };
}
