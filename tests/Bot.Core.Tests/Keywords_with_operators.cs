using Bot.Core.Routing;

namespace Bot.Core.Tests;

public sealed class Keywords_with_operators
{
    private static readonly KeywordRules Rules = new(["lost card", "card & lost ! credit", "apply* & snap", "cash ! back ! credit card", "!", "snap"]);

    [Theory]
    [InlineData("i lost my card", "1")]
    [InlineData("the lost card", "0 1")]
    [InlineData("my card is lost", "1")]
    [InlineData("my credit card is lost", "")]
    [InlineData("snap: who is applying?", "2 5")]
    [InlineData("cash please", "3")]
    [InlineData("cash back on a credit card", "")]
    [InlineData("", "")]
    public void Hold_where_all_is_there_and_nothing_that_must_not(string text, string keywords) =>
        Assert.Equal(keywords, string.Join(' ', Rules.Match(TextFolding.Fold(text)).Select(match => match.Phrase).Distinct().Order()));
}
