using Bot.Core.Texting;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Writing_plain_texts
{
    [Theory]
    [InlineData("“It’s” — 5…", "\"It's\" - 5...")]
    [InlineData("a\u00A0b\u200Bc\u2009d", "a bc d")]
    [InlineData("cafe\u0301 man\u0303ana pingu\u0308ino", "café mañana pingüino")]
    [InlineData("ＳＮＡＰ", "SNAP")]
    [InlineData("¿Cómo está, Ñandú?", "¿Cómo está, Ñandú?")]
    public void Look_alikes_become_plain_and_accents_stay(string text, string plain) => Assert.Equal(plain, PlainText.Cheapest(text));

    [Fact]
    public void It_never_costs_more_and_twice_is_once() => Prop.ForAll<string>(text =>
    {
        var plain = PlainText.Cheapest(text ?? "");
        return plain == PlainText.Cheapest(plain) && (Segments.Of(plain).Gsm || !Segments.Of(text ?? "").Gsm);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_text_parts_between_sentences()
    {
        Assert.Equal(["One two three.", "Four five six."], Parts.Of("One two three. Four five six.", 20));
        Assert.Equal(["We open at 8:00 a. m.", "Then call."], Parts.Of("We open at 8:00 a. m. Then call.", 24));
        Assert.Equal(["First step. Do it", "Then wait. Really."], Parts.Of("First step. Do it\n\nThen wait. Really.", 30));
    }

    [Fact]
    public void Never_inside_an_address_or_a_number()
    {
        Assert.Equal(["Call us on", "(505) 555-0100 today"], Parts.Of("Call us on (505) 555-0100 today", 20));
        Assert.Equal(["Go to", "https://yes.nm.gov/apply.now?x=1"], Parts.Of("Go to https://yes.nm.gov/apply.now?x=1", 33));
    }

    [Fact]
    public void Nothing_is_lost_and_no_part_is_too_long() =>
        Prop.ForAll(Gen.Elements("Apply.", "online", "¿Qué?", "1-800", "555", "https://a.gov", "\n\n", "👨‍👩‍👧", "ok!").ArrayOf().Select(words => string.Join(' ', words)).ToArbitrary(), text =>
        {
            var parts = Parts.Of(text, 40);
            return parts.All(part => part.Length is > 0 and <= 40 && part == part.Trim()) && Words(string.Join(' ', parts)).SequenceEqual(Words(text));
        }).QuickCheckThrowOnFailure();

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
