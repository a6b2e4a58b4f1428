using System.Collections.Immutable;
using Bot.Core.Recognizers;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests.Recognizers;

/// <summary>Our own cases: what people type on a phone, in both languages. Sunday, 22 November 2026, noon.</summary>
public sealed class How_clients_write
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0);

    [Theory]
    [InlineData("4 ppl", "en", "4")]
    [InlineData("4ppl in my house", "en", "4")]
    [InlineData("2 kids n me", "en", "2")]
    [InlineData("i make twelve hundred", "en", "1200")]
    [InlineData("around 2.5k", "en", "2500")]
    [InlineData("fiveteen hours", "en", "15")]
    [InlineData("one and a half hours", "en", "1.5")]
    [InlineData("mil doscientos", "es", "1200")]
    [InlineData("gano 1,200 al mes", "es", "1200")]
    [InlineData("gano 1.200,50", "es", "1200.5")]
    [InlineData("somos cinco", "es", "5")]
    [InlineData("treinta y dos horas", "es", "32")]
    [InlineData("2 adults - 3 kids", "en", "2|3")]
    [InlineData("case A1B2C3", "en", "")]
    [InlineData("no one told me, this one is wrong", "en", "")]
    public void Numbers(string text, string language, string values) => Found(Of(text, language).Numbers(), values);

    [Theory]
    [InlineData("$1,200 a month", "en", "1200 Dollar")]
    [InlineData("1200 bucks", "en", "1200 Dollar")]
    [InlineData("$1.2k", "en", "1200 Dollar")]
    [InlineData("rent is $950 and light 80 dollars", "en", "950 Dollar|80 Dollar")]
    [InlineData("twelve dollars an hour", "en", "12 Dollar")]
    [InlineData("mil doscientos dólares", "es", "1200 Dólar")]
    [InlineData("500 dlls", "es", "500 Dólar")]
    [InlineData("100 dollars 2 kids", "en", "100 Dollar")]
    [InlineData("me debe quince dólares con cincuenta centavos", "es", "15.5 Dólar")]
    public void Money(string text, string language, string values) =>
        Found([.. Of(text, language).Currencies().Select(money => money with { Resolution = new Resolution($"{money.Resolution.Value} {money.Resolution.Unit}") })], values);

    [Theory]
    [InlineData("im 62 and disabled", "en", "62")]
    [InlineData("my son is 5 yrs old", "en", "5")]
    [InlineData("87 y/o female", "en", "87")]
    [InlineData("i am 20 minutes away", "en", "")]
    [InlineData("tengo 62 años", "es", "62")]
    [InlineData("mi bebe tiene 8 meses", "es", "8")]
    public void Ages(string text, string language, string values) => Found(Of(text, language).Ages(), values);

    [Theory]
    [InlineData("505-555-0123", "505-555-0123")]
    [InlineData("call me (505) 555 0123 after 5", "(505) 555 0123")]
    [InlineData("5055550123", "5055550123")]
    [InlineData("+1 505.555.0123 or 505 555 0144", "+1 505.555.0123|505 555 0144")]
    [InlineData("505 555 0123 505 555 0144", "505 555 0123|505 555 0144")]
    [InlineData("my ssn is 123-45-6789", "")]
    [InlineData("case number 12345678", "")]
    [InlineData("87501-1234", "")]
    [InlineData("12/03/2026", "")]
    [InlineData("2014-2018", "")]
    public void Phones(string text, string values) => Found(Of(text, "en").Phones(), values);

    [Theory]
    [InlineData("87501", "87501")]
    [InlineData("zip 87501-1234", "87501-1234")]
    [InlineData("$87501", "")]
    [InlineData("12345 dollars", "")]
    [InlineData("case 123456", "")]
    public void Zips(string text, string values) => Found(Of(text, "en").Zips(), values);

    [Theory]
    [InlineData("yeah that works", "en", "true")]
    [InlineData("nope", "en", "false")]
    [InlineData("n", "en", "false")]
    [InlineData("si no pago la renta me sacan", "es", "false")]
    [InlineData("sí, claro", "es", "true")]
    [InlineData("para nada", "es", "false")]
    public void Yes_and_no(string text, string language, string values) => Found(Of(text, language).Booleans(), values);

    [Theory]
    [InlineData("hearing on december 3", "en", "2025-12-03 2026-12-03")]
    [InlineData("dec 3rd", "en", "2025-12-03 2026-12-03")]
    [InlineData("letter says 11/9/26", "en", "2026-11-09")]
    [InlineData("12/3", "en", "2025-12-03 2026-12-03")]
    [InlineData("tmrw", "en", "2026-11-23")]
    [InlineData("next week tuesday", "en", "2026-11-24")]
    [InlineData("in 2 weeks", "en", "2026-12-06")]
    [InlineData("got it 3 days ago", "en", "2026-11-19")]
    [InlineData("feb 30", "en", "not resolved")]
    [InlineData("i may need help", "en", "")]
    [InlineData("i sat down", "en", "")]
    [InlineData("3 de diciembre", "es", "2025-12-03 2026-12-03")]
    [InlineData("el tres de diciembre del 2026", "es", "2026-12-03")]
    [InlineData("hace dos semanas", "es", "2026-11-08")]
    [InlineData("el lunes que viene", "es", "2026-11-23")]
    [InlineData("pasado mañana", "es", "2026-11-24")]
    [InlineData("por la mañana", "es", "")]
    public void Dates(string text, string language, string values)
    {
        var dates = Of(text, language).DateTimes(Now).Where(found => found.TypeName == "datetimeV2.date");
        Assert.Equal(values, string.Join('|', dates.Select(found => string.Join(' ', found.Resolution.Values.Select(value => value.Value)))));
    }

    [Theory]
    [InlineData("every 2 weeks", "en", "datetimeV2.set")]
    [InlineData("cada quincena", "es", "")]
    [InlineData("for 3h", "en", "datetimeV2.duration")]
    [InlineData("appointment tuesday 12/1 at 2:30pm", "en", "datetimeV2.datetime")]
    [InlineData("mañana a las 3 de la tarde", "es", "datetimeV2.datetime")]
    [InlineData("last month", "en", "datetimeV2.daterange")]
    [InlineData("el mes pasado", "es", "datetimeV2.daterange")]
    public void Other_times(string text, string language, string types) =>
        Assert.Equal(types, string.Join('|', Of(text, language).DateTimes(Now).Select(found => found.TypeName)));

    private static Recognizer Of(string text, string language) => new(text, Language.Of(language));

    private static void Found(ImmutableArray<Recognized> found, string values) =>
        Assert.Equal(values, string.Join('|', found.Select(one => one.Resolution.Value)));
}
