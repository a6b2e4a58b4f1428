namespace Bot.Core.Recognizers.Lexing;

/// <summary>What a number word adds to a number.</summary>
internal enum Piece : byte
{
    None,

    /// <summary>0 to 9.</summary>
    Unit,

    /// <summary>10 to 19, and Spanish 21 to 29, which are one word.</summary>
    Teen,

    /// <summary>20, 30 to 90.</summary>
    Tens,

    /// <summary>100, 200 to 900 as one word.</summary>
    Hundreds,

    /// <summary>English "hundred", which multiplies.</summary>
    Hundred,
    Thousand,

    /// <summary>A million and more.</summary>
    Scale,
    Dozen,
}

internal enum TimeUnit : byte
{
    None,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// <summary>What a word can mean to the recognisers; one word may mean several things: "second", "may", "once".</summary>
internal sealed record Sense
{
    public Piece Piece { get; init; }

    /// <summary>Of the number word or the ordinal.</summary>
    public double Value { get; init; }

    public bool Ordinal { get; init; }

    /// <summary>An ordinal in the plural: "fifths".</summary>
    public bool Plural { get; init; }

    /// <summary>A part by its own name, such as "half": 0.5.</summary>
    public double Part { get; init; }

    /// <summary>What digits or a number before it are multiplied by: "10k", "2 mil".</summary>
    public double Times { get; init; }

    /// <summary>1 to 12; 0 for none.</summary>
    public int Month { get; init; }

    /// <summary>1 for Monday to 7 for Sunday; 0 for none.</summary>
    public int Weekday { get; init; }

    public TimeUnit Unit { get; init; }

    /// <summary>A currency's name in this language.</summary>
    public string? Currency { get; init; }

    /// <summary>Hundredths of the unit before it: cents.</summary>
    public bool Cents { get; init; }

    /// <summary>A small word with which a number may begin: "a", "minus".</summary>
    public bool BeginsNumber { get; init; }

    /// <summary>A small word with which a date or time may begin: "from", "tomorrow".</summary>
    public bool BeginsTime { get; init; }

    /// <summary>With which a yes or no may begin.</summary>
    public bool BeginsAnswer { get; init; }

    /// <summary>-1, 0 or 1 for last, this and next; null for none.</summary>
    public int? Toward { get; init; }
}
