using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Transcripts;

namespace Handoff.Core.Tests;

public sealed class Private_numbers
{
    [Theory]
    [InlineData("123-45-6789", "***6789")]
    [InlineData("it is 123 45 6789 thanks", "it is ***6789 thanks")]
    [InlineData("ssn:123456789", "ssn:***6789")]
    [InlineData("mi seguro social es 123456789", "mi seguro social es ***6789")]
    [InlineData("card 5081 4812 3456 7890", "card ***7890")]
    [InlineData("6006491234567890123", "***0123")]
    [InlineData("１２３-４５-６７８９", "***6789")]
    [InlineData("ssn is 123 456 789", "ssn is ***6789")]
    [InlineData("ssn 1 2 3 4 5 6 7 8 9", "ssn ***6789")]
    [InlineData("my social: 123.45.6789", "my social: ***6789")]
    [InlineData("123456789 is my ssn", "***6789 is my ssn")]
    [InlineData("123456789 es mi seguro social", "***6789 es mi seguro social")]
    [InlineData("123 - 45 - 6789", "***6789")]
    [InlineData("12 123-45-6789", "12 ***6789")]
    [InlineData("ssn 123-45-6789 505-555-0123", "ssn ***6789 505-555-0123")]
    [InlineData("4111 1111 1111 1111", "***1111")]
    [InlineData("3782 822463 10005", "***0005")]
    [InlineData("ebt 5076 8012 3456 7890 12", "ebt ***9012")]
    [InlineData("my tarjeta is 4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.2", "my tarjeta is ***1112")]
    [InlineData("a 123-45-6789 b 5081-4812-3456-7890 c", "a ***6789 b ***7890 c")]
    public void Are_masked(string text, string expected) => Assert.Equal((expected, true), Redaction.MaskPrivateNumbers(text));

    [Theory]
    [InlineData("call me at 505-555-0123")]
    [InlineData("+1 (505) 555-0123")]
    [InlineData("1-800-283-4465")]
    [InlineData("87501-1234")]
    [InlineData("case 123456789")]
    [InlineData("I make 1200 a month, rent 950, 4 kids 2 adults")]
    [InlineData("12/03/2026 or 2026-12-03")]
    [InlineData("505 555 0123 87501")]
    [InlineData("my ebt card stopped, 505 555 0123 87502")]
    [InlineData("505-555-0123 505-555-0144")]
    [InlineData("5055550123 5055550144")]
    [InlineData("case 1234567890123 and application 20261122000123")]
    [InlineData("case number 123456789, then my ssn")]
    [InlineData("2026-12-03 10.30")]
    [InlineData("ssn office 87501-1234")]
    public void Phones_zips_cases_and_dates_stay(string text) => Assert.Equal((text, false), Redaction.MaskPrivateNumbers(text));

    [Fact]
    public void Every_grouped_social_security_number_is_masked_in_any_text_around_it() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>(), Gen.Choose(100_000_000, 999_999_999).ToArbitrary(),
            (around, number) =>
            {
                var digits = number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
                var word = new string((around ?? "").Where(char.IsLetter).ToArray());
                var (text, masked) = Redaction.MaskPrivateNumbers($"{word} {digits[..3]}-{digits[3..5]}-{digits[5..]} {word}");
                return masked && text.Trim() == $"{word} ***{digits[5..]} {word}".Trim();
            }).QuickCheckThrowOnFailure();
}
