using Bot.Core.Signals;
using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class What_danger_was_learned_from : IDisposable
{
    private const string Examples = "signals/examples/suicide-self-harm.txt";

    private readonly SmallDialogs dialogs = new SmallDialogs()
        .Write(Examples, "approved-by: pending\n# a note\n\n[emergency en by ab]\ni have a plan to end it\n\n[urgent es by cd]\nojalá no despierte\n")
        .Write("signals/examples/none.txt", "approved-by: pending\n[none en by ab]\nwhat time do you open\n");

    public void Dispose() => dialogs.Dispose();

    [Fact]
    public void Examples_have_a_level_a_language_and_an_author()
    {
        var examples = dialogs.Load().Book!.Lexicon.Examples;

        Assert.Equal(
            [
                new SignalExample("what time do you open", "none", Level.None, "en", "ab"),
                new SignalExample("i have a plan to end it", "suicide-self-harm", Level.Emergency, "en", "ab"),
                new SignalExample("ojalá no despierte", "suicide-self-harm", Level.Urgent, "es", "cd"),
            ],
            examples);
    }

    [Theory]
    [InlineData("[emergency en by ab]\ni have", "[soonish en by ab]\ni have", 4, "This heading can't be read.")]
    [InlineData("[emergency en by ab]", "[none en by ab]", 4, "This heading can't be read.")]
    [InlineData("[emergency en by ab]\n", "", 4, "Nothing above says who wrote this, in which language, and how grave it is.")]
    [InlineData("approved-by: pending\n", "", 0, "`approved-by` is missing.")]
    [InlineData("approved-by: pending", "approved-by: Ada Byron 2026-11-22 000000000000", 1, "Two people approve a file about danger.")]
    [InlineData("approved-by: pending", "approved-by: me", 1, "This is not a name, a day and a mark.")]
    public void A_fault_in_them_has_its_line(string old, string with, int line, string what)
    {
        dialogs.Replace(Examples, old, with);

        Assert.Contains(dialogs.Load().Faults, fault => (fault.File, fault.Line, fault.What) == (Examples, line, what));
    }

    [Fact]
    public void A_sentence_of_two_signals_is_named_where_it_stands_the_second_time()
    {
        dialogs.Write("signals/examples/none.txt", "approved-by: pending\n[none en by ab]\nwhat time do you open\nI have a plan to end it\n");

        var warning = Assert.Single(dialogs.Load().Warnings, warning => warning.What.StartsWith("The same sentence", StringComparison.Ordinal));

        Assert.Equal((Examples, 5, "The same sentence is an example of none."), (warning.File, warning.Line, warning.What));
    }

    [Fact]
    public void Two_people_approve_a_file_with_its_mark_and_a_later_change_needs_them_again()
    {
        dialogs.Replace(Examples, "approved-by: pending", "approved-by: Ada Byron 2026-11-22 000000000000; Blas Ruiz 2026-11-22 000000000000");
        var mark = dialogs.Load().Faults.Single().What.Split(' ', '.').Single(word => word.Length == 12 && word.All(char.IsAsciiHexDigit));
        dialogs.Replace(Examples, "000000000000", mark);
        var approved = dialogs.Load();
        dialogs.Replace(Examples, "i have a plan", "i had a plan");

        Assert.Empty(approved.Faults);
        Assert.Contains(approved.Warnings, warning => warning.What.StartsWith("3 files about danger await", StringComparison.Ordinal));
        Assert.Contains(dialogs.Load().Faults, fault => fault.File == Examples && fault.What.StartsWith("The file was changed after it was approved", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_model_or_with_a_damaged_one_the_phrases_work_alone()
    {
        dialogs.Write("models/signals.model", "no model at all");
        var load = dialogs.Load();

        Assert.Null(load.Book!.Lexicon.Model);
        Assert.Contains(load.Warnings, warning => warning.Advice == "Run `train`.");
        Assert.Equal("suicide-self-harm", new Bot.Core.BenefitsBot(load.Book).Understand("i want to kill myself").Signal);
    }
}
