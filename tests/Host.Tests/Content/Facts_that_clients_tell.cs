using Bot.Core;
using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Host.Tests.Content;

/// <summary>The shipped table of facts, on Monday, 23 November 2026, and faults in one.</summary>
public sealed class Facts_that_clients_tell
{
    private const string Good = "facts:\n  - fact: household-size\n    says:\n      en: [\"household of {number}\"]\n      es: [\"somos {number}\"]\n";

    private static readonly BenefitsBot Shipped = new(ContentLoader.Load(Path.Combine(Repository.Root, "dialogs"), SmallDialogs.Today).Book!);

    [Theory]
    [InlineData("household of 4, i make 1200/mo and my hearing is dec 3", "en", "household-size: household of 4 | income: i make 1200/mo | hearing-date: hearing is dec 3 (2026-12-03)")]
    [InlineData("me n my 2 kids live in 87501", "en", "children: 2 kids | zip: live in 87501")]
    [InlineData("rent is $950 and i get paid $600 every two weeks", "en", "rent: rent is $950 | income: i get paid $600 every two weeks")]
    [InlineData("got a letter dated 11/9, says due by december 5th", "en", "notice-date: letter dated 11/9 (2026-11-09) | deadline: due by december 5th (2026-12-05)")]
    [InlineData("im 62, call me at 505 555 0123", "en", "age: im 62 | phone: call me at 505 555 0123")]
    [InlineData("there are five of us", "en", "household-size: there are five of us (5)")]
    [InlineData("somos 5 y gano mil doscientos al mes", "es", "household-size: somos 5 | income: gano mil doscientos al mes (1200)")]
    [InlineData("tengo 3 hijos, pago $800 de renta", "es", "children: 3 hijos | rent: pago $800 de renta")]
    [InlineData("mi entrevista es el 3 de diciembre a las 2 pm", "es", "interview-date: entrevista es el 3 de diciembre a las 2 pm (2026-12-03)")]
    [InlineData("mi correo es ana.lopez@example.com", "es", "email: correo es ana.lopez@example.com")]
    [InlineData("can i get snap if i work 20 hours a week", "en", "")]
    [InlineData("my card ends in 1234", "en", "")]
    public void Are_read_by_the_shipped_table(string text, string language, string facts)
    {
        var conversation = Conversation.New(new ConversationId("c1"), DateTimeOffset.UnixEpoch) with { Language = Language.Of(language) };
        var turn = new BotTurn(conversation, new Activity { Type = ActivityTypes.Message, Text = text }, text, new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero));

        Assert.Equal(facts, string.Join(" | ", Shipped.Told(turn).Select(fact => $"{fact.Name}: {fact.Value}")));
    }

    [Theory]
    [InlineData("household of {number}", "household of", "does not say what is read")]
    [InlineData("household of {number}", "{people} in a household", "does not say what is read")]
    [InlineData("fact: household-size", "fact: Household size", "can't be a name")]
    [InlineData("    says:", "    sais:", "`sais` means nothing here. Did you mean `says`?")]
    public void Faults_are_told_with_their_place(string old, string with, string problem)
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write("facts.yaml", Good.Replace(old, with, StringComparison.Ordinal));

        Assert.Contains(dialogs.Load().Faults, fault => fault.File == "facts.yaml" && fault.Line > 0 && fault.ToString().Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_the_table_reads_none()
    {
        using var dialogs = new SmallDialogs();

        Assert.Empty(dialogs.Load().Book!.Facts);
    }
}
