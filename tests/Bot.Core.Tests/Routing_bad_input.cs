using System.Diagnostics;
using System.Text;
using Bot.Core.Routing;

namespace Bot.Core.Tests;

public sealed class Routing_bad_input
{
    public static TheoryData<string> Texts =>
    [
        new string('a', 100_000),
        string.Concat(Enumerable.Repeat("food stamps ", 9_000)),
        string.Concat(Enumerable.Repeat("? also ", 15_000)),
        new string('\u200B', 50_000) + "hi",
        "\u202Epmats doof\u202C \u200Fhow\u200D do i\u2060 apply",
        "аррlу fоr fооd ѕtаmрѕ",
        "😂😂😂😂😂🤪🤪",
        "appppppplyyyyy foooood staaaamps",
        string.Concat(Enumerable.Repeat("😂", 40_000)),
        new string('\uD800', 1_000),
        "toi khong duoc mwen pa ka ako po waxaan",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Is_answered_for_in_good_time(string text)
    {
        var began = Stopwatch.GetTimestamp();

        var understood = A.Bot.Understand(text);

        Assert.InRange(understood.Confidence, 0, 1);
        Assert.True(Stopwatch.GetElapsedTime(began).TotalSeconds < 5, "It took too long.");
    }

    [Theory]
    [InlineData("мне нужна помощь с едой")]
    [InlineData("我需要食品券")]
    [InlineData("tôi muốn xin phiếu thực phẩm")]
    [InlineData("mwen bezwen èd pou manje")]
    [InlineData("waxaan u baahanahay caawimo")]
    public void Another_language_is_known_for_what_it_is(string text) => Assert.Equal("language.request", A.Bot.Understand(text).Topic);

    [Theory]
    [InlineData("aplly for fod stamps")]
    [InlineData("applyfor foodstamps")]
    [InlineData("apply for food stmaps")]
    public void Slips_of_typing_are_mended(string text) => Assert.Equal("snap.apply", A.Bot.Understand(text).Topic);

    [Fact]
    public void The_words_shown_as_a_reason_are_those_that_were_typed()
    {
        var spelling = new Spelling([new("balance", 9), new("check", 9)]);

        var mended = MendedText.Of(TextFolding.Fold("Chekc my BALNCE"), spelling);

        Assert.Equal("check my balance", mended.Joined());
        Assert.Equal("Chekc", mended.SourceOf(0, 1));
        Assert.Equal(Encoding.UTF8.GetBytes("BALNCE"), Encoding.UTF8.GetBytes(mended.SourceOf(2, 3)));
    }
}
