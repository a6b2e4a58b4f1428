using Bot.Core.Dialogs;
using Bot.Core.Facts;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests;

/// <summary>What clients tell unasked. Monday, 23 November 2026.</summary>
public sealed class Telling_facts
{
    private static readonly BenefitsBot Bot = new(A.Book with
    {
        Facts =
        [
            Fact("household-size", ["household of {number}", "{number} ppl"], ["somos {number}"], to: 20),
            Fact("rent", ["rent is {money}", "{money} a month for rent"], ["renta de {money}"]),
            Fact("income", ["{money} a month", "{money} mo"], ["{money} al mes"], from: 10),
            Fact("hearing-date", ["hearing .. {date}"], ["audiencia .. {date}"], when: When.Future),
            Fact("notice-date", ["letter .. {date}"], ["carta .. {date}"], when: When.Past),
            Fact("zip", ["{zip}", "zip {zip}"], ["vivo en {zip}"]),
            Fact("phone", ["my number is {phone}"], ["mi numero es {phone}"]),
            Fact("age", ["im {age}"], ["tengo {age}"], from: 14, to: 109),
        ],
    });

    [Theory]
    [InlineData("we are a household of 4", "household-size: household of 4")]
    [InlineData("4 ppl here", "household-size: 4 ppl")]
    [InlineData("household of four", "household-size: household of four (4)")]
    [InlineData("i make $1,200 a month", "income: $1,200 a month")]
    [InlineData("1200/mo, im 34", "income: 1200/mo | age: im 34")]
    [InlineData("$950 a month for rent", "rent: $950 a month for rent")]
    [InlineData("my hearing is on december 3", "hearing-date: hearing is on december 3 (2026-12-03)")]
    [InlineData("hearing friday", "hearing-date: hearing friday (2026-11-27)")]
    [InlineData("the letter says dec 3rd", "notice-date: letter says dec 3rd (2025-12-03)")]
    [InlineData("letter from 11/9/26", "notice-date: letter from 11/9/26 (2026-11-09)")]
    [InlineData("hearing next week", "hearing-date: hearing next week")]
    [InlineData("87501", "zip: 87501")]
    [InlineData("i have 12345 questions", "")]
    [InlineData("my number is 505-555-0123", "phone: my number is 505-555-0123")]
    [InlineData("i called 1-800-283-4465 and nobody answers", "")]
    [InlineData("household of 400", "")]
    [InlineData("how do i apply", "")]
    public void In_english(string text, string facts) => Assert.Equal(facts, Told(text, "en"));

    [Theory]
    [InlineData("somos cuatro", "household-size: somos cuatro (4)")]
    [InlineData("gano mil doscientos al mes", "income: mil doscientos al mes (1200)")]
    [InlineData("mi audiencia es el 3 de diciembre", "hearing-date: audiencia es el 3 de diciembre (2026-12-03)")]
    [InlineData("audiencia el 3/12", "hearing-date: audiencia el 3/12")]
    [InlineData("tengo 62 años", "age: tengo 62 años")]
    [InlineData("vivo en 87501", "zip: vivo en 87501")]
    [InlineData("household of 5, gano 800 al mes", "household-size: household of 5 | income: 800 al mes")]
    public void In_spanish(string text, string facts) => Assert.Equal(facts, Told(text, "es"));

    [Fact]
    public void The_language_of_the_message_is_read_whatever_the_conversation_speaks() =>
        Assert.Equal("household-size: somos cuatro (4)", Told("somos cuatro", "en"));

    [Fact]
    public void An_answer_is_read_by_the_kind_of_its_question_and_keeps_the_words()
    {
        var topic = A.Book.Topics["case.closed"];
        var dated = topic with { Steps = topic.Steps.SetItem(2, topic.Steps[2] with { Kind = FactKind.Date }) };
        var bot = new BenefitsBot(A.Book with { Topics = A.Book.Topics.SetItem("case.closed", dated) });

        var talk = A.Talk(bot: bot).Says("they closed my case", "the second one", "maybe nov 5th, not sure");

        Assert.Equal([new Fact("program", "Cash aid"), new Fact("notice-date", "maybe nov 5th, not sure (2026-11-05)")], talk.Now.Facts);
    }

    [Fact]
    public void An_answer_that_can_not_be_read_is_kept_as_it_is()
    {
        var topic = A.Book.Topics["case.closed"];
        var dated = topic with { Steps = topic.Steps.SetItem(2, topic.Steps[2] with { Kind = FactKind.Date }) };
        var bot = new BenefitsBot(A.Book with { Topics = A.Book.Topics.SetItem("case.closed", dated) });

        Assert.Equal("no letter", A.Talk(bot: bot).Says("they closed my case", "SNAP", "no letter").Now.Facts[1].Value);
    }

    private static string Told(string text, string language) =>
        string.Join(" | ", Bot.Told(A.Conversation(language: language).Turn(text)).Select(fact => $"{fact.Name}: {fact.Value}"));

    private static FactDefinition Fact(string name, string[] english, string[] spanish, double from = 0, double to = FactDefinition.Most, When when = When.Nearest) => new(
        name, when, from, to,
        [.. english.Select(text => new LocalizedPhrase(Language.English, text)), .. spanish.Select(text => new LocalizedPhrase(Language.Spanish, text))]);
}
