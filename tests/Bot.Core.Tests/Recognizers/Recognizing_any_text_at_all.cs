using System.Diagnostics;
using Bot.Core.Recognizers;
using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests.Recognizers;

public sealed class Recognizing_any_text_at_all
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0);

    // Pieces that mean something, so that chance makes texts that nearly do.
    private static readonly string[] Pieces =
    [
        "1", "12", "505", "2026", "0000", "99999999999999999999", "-", "/", ".", ",", "$", "+", "(", ")", "@", "%", ":", "#", "a", "an", "and", "one", "twenty", "hundred", "million",
        "half", "third", "fifths", "of", "over", "point", "dollars", "cents", "years", "old", "may", "march", "monday", "next", "last", "week", "ago", "in", "at", "pm", "every",
        "uno", "veinte", "mil", "millones", "medio", "y", "con", "de", "la", "el", "diciembre", "lunes", "pasado", "hace", "días", "ñ", "👌🏼", "\u200b", "½", "x", "ext", "1e999", "a@b.co",
    ];

    [Fact]
    public void Every_result_is_a_slice_of_the_text() => Prop.ForAll<string>(text => AllAreSlices(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void And_of_texts_that_nearly_mean_something() =>
        Prop.ForAll(
            Gen.Elements(Pieces).SelectMany(piece => Gen.Elements(" ", "", "  ", "\n").Select(space => piece + space)).ListOf().Select(string.Concat).ToArbitrary(), AllAreSlices)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60));

    [Theory]
    [InlineData("1 ")]
    [InlineData("1")]
    [InlineData("(")]
    [InlineData("1-")]
    [InlineData("1,000,")]
    [InlineData("505 555 0123 ")]
    [InlineData("one hundred and ")]
    [InlineData("mil millones y ")]
    [InlineData("a@")]
    [InlineData("a@b.")]
    [InlineData("next 3 ")]
    [InlineData("1/")]
    [InlineData("from 1 to ")]
    [InlineData("monday 1 ")]
    [InlineData("$ ")]
    [InlineData("one point ")]
    public void A_hundred_thousand_characters_take_no_longer_than_ten_times_ten_thousand(string piece)
    {
        Measure(piece, 10_000); // warm
        var some = Measure(piece, 10_000);
        var many = Measure(piece, 100_000);

        // Ten times is linear; a hundred would be quadratic. The floor keeps the machine's noise out.
        Assert.True(many < (some * 40) + TimeSpan.FromMilliseconds(400), $"{some.TotalMilliseconds} ms and {many.TotalMilliseconds} ms");
    }

    [Theory]
    [InlineData("yesterday, 500 years ago, last 900 years, feb 29, friday the 13th, in 99999999 months")]
    [InlineData("ayer, hace 500 años, 29 de febrero, últimos 900 años, dentro de 99999999 meses")]
    public void No_time_is_too_early_or_too_late_to_count_from(string text)
    {
        foreach (var now in new[] { DateTime.MinValue, Now, DateTime.MaxValue })
            Assert.NotEmpty(new Recognizer(text, text.StartsWith('a') ? Language.Spanish : Language.English).DateTimes(now));
    }

    private static TimeSpan Measure(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
        var clock = Stopwatch.StartNew();
        foreach (var language in new[] { Language.English, Language.Spanish }) _ = All(text, language).Count();
        return clock.Elapsed;
    }

    private static bool AllAreSlices(string text) => new[] { Language.English, Language.Spanish }
        .SelectMany(language => All(text, language))
        .All(found => found.Start >= 0 && found.End >= found.Start && found.End < text.Length && text[found.Start..(found.End + 1)] == found.Text);

    private static IEnumerable<Recognized> All(string text, Language language)
    {
        var recognizer = new Recognizer(text, language);
        return
        [
            .. recognizer.Numbers(), .. recognizer.Ordinals(), .. recognizer.Currencies(), .. recognizer.Ages(), .. recognizer.Booleans(),
            .. recognizer.Phones(), .. recognizer.Emails(), .. recognizer.Zips(), .. recognizer.DateTimes(Now),
        ];
    }
}
