using Host.Tests.Content;

namespace Host.Tests.Commands;

public sealed class The_check_command
{
    [Fact]
    public async Task Counts_what_a_whole_folder_has_and_exits_with_0()
    {
        using var dialogs = new SmallDialogs();

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 topics with 4 keywords and 4 examples, 2 signals with 6 phrases", run.Output);
        Assert.Contains("0 faults, 1 warning", run.Output);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task Lists_every_fault_with_file_line_and_advice_and_exits_with_1()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace("topics/snap.apply.yaml", "route: answer", "route: anser").Replace("handoff.yaml", "America/Denver", "Mountain");

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("handoff.yaml:1:12: There is no time zone Mountain. Write a name of the IANA list", run.Lines[0]);
        Assert.StartsWith("topics/snap.apply.yaml:4:8: This word can't stand here. Did you mean `answer`?", run.Lines[1]);
        Assert.Contains("2 faults, 1 warning", run.Output);
    }

    [Fact]
    public async Task Lists_warnings_apart_and_exits_with_0()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace("topics/snap.apply.yaml", "review-by: 2027-03-31", "review-by: 2020-01-01");

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Warnings:", run.Lines[0]);
        Assert.StartsWith("signals/human-request.yaml: 2 files about danger await the approval of two people.", run.Lines[1]);
        Assert.StartsWith("topics/snap.apply.yaml:9:12: This topic should have been reviewed by 2020-01-01.", run.Lines[2]);
    }

    [Fact]
    public async Task Reads_the_folder_named_dialogs_where_none_is_given()
    {
        using var dialogs = new SmallDialogs();
        var near = Directory.CreateTempSubdirectory("near-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(near, "dialogs"), dialogs.Folder);

        var run = await HostProcess.RunAsync("", near, "check");
        Directory.Delete(near, recursive: true);

        Assert.Contains("2 topics", run.Output);
    }

    [Fact]
    public async Task Survives_a_folder_made_to_kill_it()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write("topics/nested.yaml", new string('[', 100_000))
            .Write("topics/blocks.yaml", string.Concat(Enumerable.Repeat("- ", 50_000)) + "x")
            .Write("topics/aliases.yaml", "a: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n");

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("topics/nested.yaml:1:1: More than 32 brackets are open here.", run.Output);
        Assert.Contains("topics/blocks.yaml:1:1: This line is indented by more than 80 columns.", run.Output);
        Assert.Contains("topics/aliases.yaml:2:8: A value that begins with `*` is an alias", run.Output);
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("serve --help", 0)]
    [InlineData("chekc", 1)]
    public async Task The_program_explains_itself(string args, int exitCode)
    {
        var run = await HostProcess.RunAsync("", "/tmp", args.Split(' '));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(args.StartsWith("serve", StringComparison.Ordinal) ? "--urls" : "classify", run.Output);
    }

    [Fact]
    public async Task Says_by_name_what_a_change_of_the_examples_of_signals_makes_better_and_worse()
    {
        using var dialogs = new SmallDialogs();
        const string approved = "approved-by: pending\n";
        const string needs = "i have no way out\nno way out for me\nthere is no way out\n";
        const string plain = "what are your hours\nhow do i apply\nwhere is the office\n";
        dialogs.Write("signals/examples/suicide-self-harm.txt", approved + "[emergency en by ab]\n" + needs).Write("signals/examples/none.txt", approved + "[none en by ab]\n" + plain)
            .Write("signals.yaml", approved + "thresholds: {fire-at: 0.1, emergency-at: 0.1, phrase-at: 0, ask-at: 0, pressed-at: 0}\nquestions: []\n");
        await HostProcess.RunAsync("", "/tmp", "train", dialogs.Folder);
        dialogs.Write("corpus.jsonl", """{"id":"ab1","text":"the way out please","lang":"en","signal":"none","level":"none"}""");
        dialogs.Write("signals/examples/none.txt", approved + "[none en by ab]\n" + plain + "which door is the way out please\nthe way out of the office please\nis that the way out\n");

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder, "--corpus", dialogs.PathOf("corpus.jsonl"));

        Assert.Contains("Better than with what was learned last: 1 in all", run.Output);
        Assert.Contains("ab \"the way out please\": suicide-self-harm before, none now, none is right", run.Output);
        Assert.Contains("Worse than with what was learned last: 0 in all", run.Output);
        Assert.Matches("with slips +1 ", run.Output);
    }

    [Fact]
    public async Task Says_by_name_what_a_new_keyword_makes_better_and_worse()
    {
        using var dialogs = new SmallDialogs();
        await HostProcess.RunAsync("", "/tmp", "train", dialogs.Folder);
        dialogs.Write("corpus.jsonl", """{"id":"ab1","text":"bbq","lang":"en","topic":"food.pantry"}""");
        dialogs.Replace("topics/food.pantry.yaml", "food pantry", "bbq");

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder, "--corpus", dialogs.PathOf("corpus.jsonl"));

        Assert.Contains("Better than with what was learned last: 1 in all", run.Output);
        Assert.Matches("""ab1 "bbq": .* before, food.pantry now, food.pantry is right""", run.Output);
        Assert.Contains("Worse than with what was learned last: 0 in all", run.Output);
    }

    [Theory]
    [InlineData("""{"id":"ab1","text":"hi"}""", "corpus.jsonl:1: This line can't be read. It needs to be a JSON object with id, text, lang and topic.")]
    [InlineData("""{"id":"ab1","text":"hi","lang":"en","signal":"none","level":"huge"}""", "corpus.jsonl:1: This line can't be read. It needs to be a JSON object with id, text, lang, signal and level.")]
    public async Task Names_the_line_of_a_corpus_that_it_can_not_read(string line, string told)
    {
        using var dialogs = new SmallDialogs();
        dialogs.Write("corpus.jsonl", line);

        var run = await HostProcess.RunAsync("", "/tmp", "check", dialogs.Folder, "--corpus", dialogs.PathOf("corpus.jsonl"));

        Assert.Equal((1, told), (run.ExitCode, run.Lines[^1]));
    }
}
