using System.Globalization;
using System.Text.Json;
using Host.Tests.Content;

namespace Host.Tests.Commands;

public sealed class The_classify_command
{
    private static readonly string[] Fields = ["id", "topic", "confidence", "candidates", "signal", "level", "action", "lang", "at", "why"];

    [Fact]
    public async Task Gives_a_line_for_each_line_in_order_with_every_field()
    {
        var results = await ClassifyAsync(
            """{"id":"a","text":"how do i sign up for food stamps"}""",
            """{"id":7,"text":"I want to kill myself"}""",
            """{"id":"c","text":"quiero matarme"}""",
            """{"id":"d","text":"please let me talk to a person"}""");

        Assert.All(results, result => Assert.Equal(Fields, result.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(["\"a\"", "7", "\"c\"", "\"d\""], results.Select(result => result.GetProperty("id").GetRawText()));
        Assert.Equal(["answer", "safety", "safety", "handoff"], Texts(results, "action"));
        Assert.Equal(["none", "suicide-self-harm", "suicide-self-harm", "human-request"], Texts(results, "signal"));
        Assert.Equal(["none", "emergency", "emergency", "soon"], Texts(results, "level"));
        Assert.Equal("snap.apply", results[0].GetProperty("topic").GetString());
        Assert.Equal("snap.apply", results[0].GetProperty("candidates")[0].GetProperty("topic").GetString());
        Assert.InRange(results[0].GetProperty("confidence").GetDouble(), 0.6, 1);
        Assert.Equal(["en", "en", "es", "en"], Texts(results, "lang"));
        Assert.Contains("kill myself", results[1].GetProperty("why")[0].GetString());
    }

    // All that is held and all that reading leaves behind; beside the heap the runtime and the program's own code take some 100 MB.
    [Fact]
    public async Task Loads_all_content_in_a_heap_of_64_MB()
    {
        var heap = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = (64 << 20).ToString("X", CultureInfo.InvariantCulture) };

        var run = await HostProcess.RunAsync("""{"id":"a","text":"i lost my ebt card"}""", Repository.Root, heap, "classify");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("ebt.lost-card", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Reads_a_yes_against_the_question_that_another_bot_asked()
    {
        var results = await ClassifyAsync(
            """{"id":1,"messages":[{"from":"client","text":"this paperwork is the end of me"},{"from":"bot","text":"That sounds heavy. Are you thinking about ending your life?"},{"from":"client","text":"yes"},{"from":"client","text":"hello"}]}""",
            """{"id":2,"messages":[{"from":"client","text":"hello"},{"from":"bot","text":"Do you have your card with you?"},{"from":"client","text":"yes"}]}""",
            """{"id":3,"messages":[{"from":"bot","text":"Hi"},{"from":"client","text":"talk to a person"}]}""",
            """{"id":4,"messages":[]}""");

        Assert.Equal(["2", "null", "1", "null"], results.Select(result => result.GetProperty("at").GetRawText()));
        Assert.Equal(["suicide-self-harm", "none", "human-request", "none"], Texts(results, "signal"));
        Assert.Equal(["safety", "handoff"], Texts([results[0], results[2]], "action"));
    }

    [Fact]
    public async Task A_bad_line_is_named_with_its_number_and_none_of_its_text_and_the_rest_goes_on()
    {
        using var dialogs = new SmallDialogs();

        var run = await HostProcess.RunAsync(
            "{\"id\":\"a\",\"text\":\"secret-word\n\n{\"id\":\"b\"}\n[\"secret-word\"]\n{\"id\":\"c\",\"text\":\"secret-word \\ud800\"}\n{\"id\":\"d\",\"messages\":[{\"from\":\"cat\",\"text\":\"secret-word\"}]}\n\uFEFF{\"id\":\"e\",\"text\":\"\"}\n",
            "/tmp", "classify", "--dialogs", dialogs.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(6, run.Lines.Length);
        Assert.StartsWith("""{"id":null,"error":"line 1: this is not JSON""", run.Lines[0]);
        Assert.StartsWith("""{"id":"b","error":"line 3: there is neither text nor messages""", run.Lines[1]);
        Assert.Equal(["line 1:", "line 3:", "line 4:", "line 5:", "line 6:"], run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..7]).Order(StringComparer.Ordinal).Take(5));
        Assert.DoesNotContain("secret-word", run.Output + run.Errors);
    }

    [Fact]
    public async Task Reads_and_writes_files_and_keeps_the_order_of_many_lines()
    {
        using var dialogs = new SmallDialogs();
        var (input, output) = (dialogs.PathOf("in.jsonl"), dialogs.PathOf("out.jsonl"));
        await File.WriteAllLinesAsync(input, Enumerable.Range(0, 3_000).Select(i => $$"""{"id":{{i}},"text":"food pantry {{i}}"}"""), TestContext.Current.CancellationToken);

        var run = await HostProcess.RunAsync("", "/tmp", "classify", "--input", input, "--output", output, "--dialogs", dialogs.Folder);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
        var ids = File.ReadLines(output).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt32());
        Assert.Equal(Enumerable.Range(0, 3_000), ids);
    }

    [Theory]
    [InlineData("/no such file", "-", "There is no file /no such file.")]
    [InlineData("-", "/no such folder/out", "A file can't be read or written")]
    public async Task Files_that_can_not_be_used_are_named(string input, string output, string says)
    {
        using var dialogs = new SmallDialogs();

        var run = await HostProcess.RunAsync("", "/tmp", "classify", "--input", input, "--output", output, "--dialogs", dialogs.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, run.Errors);
    }

    private static async Task<JsonElement[]> ClassifyAsync(params string[] lines)
    {
        using var dialogs = new SmallDialogs();
        var run = await HostProcess.RunAsync(string.Join('\n', lines), "/tmp", "classify", "--input", "-", "--output", "-", "--dialogs", dialogs.Folder);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static IEnumerable<string?> Texts(IEnumerable<JsonElement> results, string field) => results.Select(result => result.GetProperty(field).GetString());
}
