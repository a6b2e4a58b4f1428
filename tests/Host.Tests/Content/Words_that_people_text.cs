using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class Words_that_people_text
{
    private const string File = "texting-words.yaml";
    private const string Good = "en:\n  u: you\n  idk: i dont know\nes:\n  k: que\n  xfa: [por favor]\n";

    [Fact]
    public void Stand_in_one_file_of_both_languages()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(File, Good);

        Assert.Equal("u=you idk=i dont know k=que xfa=por favor", string.Join(' ', dialogs.Load().Book!.Texting.Shorthands.Select(word => $"{word.Typed}={word.Meant}")));
    }

    [Fact]
    public void Are_folded_as_messages_are()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(File, "en:\n  U: Don't\nes:\n  Mñn: mañana\n");

        Assert.Equal("u=dont mnn=manana", string.Join(' ', dialogs.Load().Book!.Texting.Shorthands.Select(word => $"{word.Typed}={word.Meant}")));
    }

    [Fact]
    public void A_folder_without_the_file_has_none()
    {
        using var dialogs = new SmallDialogs();

        Assert.Empty(dialogs.Load().Book!.Texting.Shorthands);
    }

    [Theory]
    [InlineData("  u: you", "  u r: you are", "\"u r\" is not one word.")]
    [InlineData("  u: you", "  u: [you, we are all of us in it]", "has 7 words. Write what u stands for in 1 to 6 words.")]
    [InlineData("  u: you", "  u: \"!\"", "has 0 words.")]
    [InlineData("  u: you", "  u: U", "u stands for itself. Write what it is short for, or remove it.")]
    [InlineData("  u: you", "  u:", "There is no text here.")]
    [InlineData("en:", "english:", "`english` means nothing here.")]
    public void Faults_are_told_with_their_place(string old, string with, string problem)
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(File, Good.Replace(old, with, StringComparison.Ordinal));

        Assert.Contains(dialogs.Load().Faults, fault => fault.File == File && fault.Line > 0 && fault.ToString().Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Twice_the_same_is_a_warning()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(File, Good.Replace("xfa: [por favor]", "xfa: [por favor, Por favor]", StringComparison.Ordinal));

        Assert.Contains(dialogs.Load().Warnings, warning => warning.ToString().Contains("xfa stands for \"por favor\" twice", StringComparison.Ordinal));
    }

    [Fact]
    public void No_more_than_the_limit_are_read()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write(File, Good);

        Assert.NotNull(dialogs.Load(ContentLimits.Default with { MaxTextingWords = 4 }).Book);
        Assert.Contains(dialogs.Load(ContentLimits.Default with { MaxTextingWords = 3 }).Faults, fault => fault.ToString().Contains("Keep 3 (ContentLimits.MaxTextingWords)", StringComparison.Ordinal));
    }
}
