namespace Bot.Core.Recognizers.Lexing;

/// <summary>English number, date and money words, with the spellings that clients use.</summary>
internal static class EnglishWords
{
    public static IEnumerable<(string, Func<Sense, Sense>)> Table => [.. Numbers, .. Parts, .. Calendar, .. Money];

    private static IEnumerable<(string, Func<Sense, Sense>)> Numbers =>
    [
        .. Tables.Row(Piece.Unit, 0, 1, "zero one two three four five six seven eight nine"),
        .. Tables.Row(Piece.Unit, 0, 0, "nought naught zer0"),
        .. Tables.Row(Piece.Teen, 10, 1, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        .. Tables.Row(Piece.Tens, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
        .. Tables.Same(Piece.Tens, (40, "fourty"), (50, "fivety fiddy"), (90, "ninty")),
        .. Tables.Same(Piece.Teen, (12, "twelv"), (14, "forteen"), (15, "fiveteen"), (18, "eightteen")),
        ("hundred hundreds hunderd hundered", s => s with { Piece = Piece.Hundred, Value = 100 }),
        ("thousand thousands thousnd grand", s => s with { Piece = Piece.Thousand, Value = 1e3, Times = 1e3 }),
        .. Tables.Same(Piece.Scale, (1e5, "lakh lakhs"), (1e6, "million millions"), (1e7, "crore crores"), (1e9, "billion billions"), (1e12, "trillion trillions")),
        .. Tables.Times((1e3, "k"), (1e6, "mil mln mm mill"), (1e9, "b bn bln g"), (1e12, "t tn tln")),
        ("dozen dozens doz dozs dz", s => s with { Piece = Piece.Dozen, Value = 12 }),
        .. Tables.Ordinals(Piece.Unit, 1, 1, "first second third fourth fifth sixth seventh eighth ninth"),
        .. Tables.Ordinals(Piece.Teen, 10, 1, "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"),
        .. Tables.Ordinals(Piece.Tens, 20, 10, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"),
        .. Tables.Ordinals(Piece.Unit, 9, 0, "nineth"), .. Tables.Ordinals(Piece.Teen, 12, 0, "twelveth twelth"),
        .. Tables.Ordinals(Piece.Hundred, 100, 0, "hundredth"), .. Tables.Ordinals(Piece.Thousand, 1e3, 0, "thousandth"),
        .. Tables.Ordinals(Piece.Scale, 1e6, 0, "millionth"), .. Tables.Ordinals(Piece.Scale, 1e9, 0, "billionth"), .. Tables.Ordinals(Piece.Scale, 1e12, 0, "trillionth"),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Parts =>
    [
        ("half halves", s => s with { Part = 0.5 }),
        ("quarter quarters", s => s with { Part = 0.25 }),
        ("a an minus negative", s => s with { BeginsNumber = true }),
        (
            "a an the in from between at right now every each any one once twice bi semi daily everyday weekly monthly yearly annually quarterly biweekly "
            + "today tday tomorrow tomorow tommorow tmrw tmr tmw 2morrow yesterday yest noon noonish midnight few some several couple all half day",
            s => s with { BeginsTime = true }),
        (Booleans.FirstWords(spanish: false), s => s with { BeginsAnswer = true }),
        ("last past previous prior lst", s => s with { Toward = -1 }),
        ("this ths current", s => s with { Toward = 0 }),
        ("next nxt coming upcoming following", s => s with { Toward = 1 }),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Calendar =>
    [
        .. Tables.Months(
            "january jan january", "february feb febuary feburary", "march mar mrch", "april apr apirl", "may", "june jun", "july jul", "august aug agust",
            "september sept sep sepember setember", "october oct octobr", "november nov novemeber", "december dec decmber decemeber"),
        .. Tables.Weekdays(
            "monday mon mondays", "tuesday tue tues tuesdays teusday", "wednesday wed weds wednesdays wensday", "thursday thu thur thurs thursdays thrusday",
            "friday fri fridays", "saturday sat saturdays", "sunday sun sundays"),
        .. Tables.Units(
            "second seconds sec secs", "minute minutes min mins", "hour hours hr hrs h", "day days", "week weeks wk wks", "weekend weekends", "month months mo mos mnth",
            "year years yr yrs y"),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Money =>
    [
        .. Tables.Currencies(
            ("Dollar", "dollar dollars bucks buck dollas dollers dolars"), ("United States dollar", "usd"), ("Canadian dollar", "cad"), ("Australian dollar", "aud"),
            ("New Zealand dollar", "nzd"), ("Euro", "euro euros eur"), ("Pound", "pound pounds quid"), ("British pound", "gbp"), ("Franc", "franc francs"),
            ("Japanese yen", "yen jpy"), ("Chinese yuan", "yuan rmb cny"), ("Mexican peso", "mxn"), ("Peso", "peso pesos"), ("Rupee", "rupee rupees"),
            ("Pence", "pence"), ("Cent", "cent cents"), ("Quetzal", "quetzal quetzales"), ("Lempira", "lempira lempiras")),
        ("cent cents", s => s with { Cents = true }),
    ];
}
