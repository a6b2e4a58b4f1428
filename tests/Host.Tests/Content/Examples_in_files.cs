using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class Examples_in_files
{
    private const string Name = "topics/examples/snap.apply.txt";

    [Fact]
    public void Are_read_with_their_language_author_and_other_topics()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(Name, "# how people ask\n[en by ta]\nhow do i apply\n#1 question: where do i go || also food.pantry\n\n[mixed by desk]\nquiero apply\n");

        var examples = dialogs.Load().Book!.Routing.Examples["snap.apply"];

        Assert.Equal(["how do i apply", "#1 question: where do i go", "quiero apply"], examples.Select(example => example.Text));
        Assert.Equal(["en ta", "en ta", "mixed desk"], examples.Select(example => $"{example.Language} {example.Author}"));
        Assert.Equal(["food.pantry"], examples[1].Also);
    }

    [Theory]
    [InlineData("how do i apply\n", "1:1: There is no heading above this line.")]
    [InlineData("[en ta]\nhow do i apply\n", "1:1: [en ta] is no heading.")]
    [InlineData("[en by desk]\n|| also food.pantry\n", "2:1: There are no words before")]
    public void With_a_fault_name_the_line_and_what_to_do(string text, string fault)
    {
        using var dialogs = new SmallDialogs();

        Assert.Contains(dialogs.Write(Name, text).Load().Faults, found => found.ToString().Contains($"{Name}:{fault}", StringComparison.Ordinal) && found.Advice.Length > 0);
    }

    // A file may come from any machine and through any editor; the line that is named is the one it shows.
    [Theory]
    [InlineData("[en by desk]\r\nhow do i apply\r\n\r\nwhere do i go || also nowhere\r\n", 4)]
    [InlineData("[en by desk]\rhow do i apply\rwhere do i go || also nowhere\r", 3)]
    [InlineData("[en by desk]\nhow do i apply\u2028where do i go || also nowhere", 3)]
    [InlineData("\uFEFF[en by desk]\nhow do i apply\nwhere do i go || also nowhere", 3)]
    public void Are_told_apart_however_their_lines_end(string text, int line)
    {
        using var dialogs = new SmallDialogs();

        var load = dialogs.Write(Name, text).Load();

        Assert.Equal(["how do i apply", "where do i go"], load.Book!.Routing.Examples["snap.apply"].Select(example => example.Text));
        Assert.Equal(line, Assert.Single(load.Warnings, warning => warning.File == Name).Line);
    }

    [Theory]
    [InlineData("[en by desk]\nhow do i apply\nHow do I apply\n", "is in this file twice")]
    [InlineData("[es by desk]\n¿dónde está mi niño?\n¿DÓNDE ESTÁ MI NIÑO?\n", "is in this file twice")]
    [InlineData("[en by desk]\nhow do i apply || also food.panty\n", "There is no topic food.panty")]
    public void With_a_slip_are_warned_of(string text, string warning)
    {
        using var dialogs = new SmallDialogs();

        Assert.Contains(dialogs.Write(Name, text).Load().Warnings, found => found.What.Contains(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void That_are_too_long_or_too_many_are_refused_by_a_limit_with_a_name()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(Name, $"[en by desk]\n{new string('a', 1001)}\n");
        Assert.Contains(dialogs.Load().Faults, fault => fault.What.Contains("1001 characters", StringComparison.Ordinal));

        dialogs.Write(Name, $"[en by desk]\n{string.Join('\n', Enumerable.Range(0, 20).Select(i => $"example {i}"))}\n");
        Assert.Contains(dialogs.Load(ContentLimits.Default with { MaxExamples = 10 }).Faults, fault => fault.Advice.Contains("ContentLimits.MaxExamples", StringComparison.Ordinal));
    }

    [Fact]
    public void Change_the_content_and_what_is_learned_from_it()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(Name, "[en by desk]\nhow do i apply\n");
        var before = dialogs.Load();

        dialogs.Write(Name, "[en by desk]\nhow do i apply\nwhere is the form\n");
        var after = dialogs.Load();

        Assert.NotEqual(before.Version, after.Version);
        Assert.NotEqual(Bot.Core.Routing.TrainedTopics.SourceOf(before.Book!), Bot.Core.Routing.TrainedTopics.SourceOf(after.Book!));
    }

    [Fact]
    public void A_million_phrases_that_mean_the_same_are_refused()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write("routing-words.yaml", $"food: [{string.Join(", ", Enumerable.Range(0, 300).Select(i => $"w{i}"))}]\n");

        Assert.Contains(dialogs.Load(ContentLimits.Default with { MaxKeywords = 100 }).Faults, fault => fault.Advice.Contains("ContentLimits.MaxKeywords", StringComparison.Ordinal));
        dialogs.Write("routing-words.yaml", $"food: [{string.Join(", ", Enumerable.Range(0, 1_000_000))}]\n");
        Assert.Contains(dialogs.Load().Faults, fault => fault.What.Contains("larger than 1024 KB", StringComparison.Ordinal));
    }
}
