using Bot.Core.Dialogs;
using Bot.Host.Content.Files;
using Bot.Host.Content.Shapes;

namespace Bot.Host.Content.Readers;

/// <summary>
/// <c>topics/examples/{topic id}.txt</c>: one message a line, as people really wrote it. A heading
/// <c>[en by ta]</c> says the language and author of the lines below it; <c># </c> begins a note.
/// </summary>
internal sealed class ExamplesFile(ContentFile file, IReadOnlySet<string> topics, ContentLimits limits)
{
    private const string Also = "|| also";
    private const string Headings = "Write a heading such as [en by desk], [es by desk] or [mixed by desk] on a line of its own.";

    private readonly ExampleList<Example>.Builder examples = new(file.Utf8.GetValueOrDefault().Length);
    private readonly HashSet<ulong> seen = [];
    private Example? like; // what the heading says of the lines below it
    private bool headless;

    public ExampleList<Example> Read()
    {
        var number = 0;
        for (var lines = file.Lines; lines.MoveNext();)
        {
            // A line may end in other ways too.
            var within = lines.Current is [.. var whole, '\r'] ? whole : lines.Current;
            foreach (var line in within.EnumerateLines()) Take(line.Trim(), new Position(++number, 1));
        }

        return examples.ToList();
    }

    private void Take(ReadOnlySpan<char> line, Position at)
    {
        if (line is "" or "#" || line.StartsWith("# ")) return;

        if (line[0] == '[' && line[^1] == ']') Heading(line[1..^1].ToString(), at);
        else if (line.Length > limits.MaxExampleLength) file.Findings.Fault(at, $"This example has {line.Length} characters.", $"Keep it to {limits.MaxExampleLength}: nothing is learned from a story.");
        else if (like is not null) Add(line, like, at);
        else if (!headless)
        {
            headless = true; // once is enough: all lines below have the same fault
            file.Findings.Fault(at, "There is no heading above this line.", Headings);
        }
    }

    private void Heading(string heading, Position at)
    {
        if (heading.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var spoken, "by", var who] && IsLanguage(spoken) && Names.IsName(who)) like = new Example("", spoken, who, []);
        else file.Findings.Fault(at, $"[{heading}] is no heading.", Headings);
    }

    private void Add(ReadOnlySpan<char> line, Example said, Position at)
    {
        var mark = line.LastIndexOf(Also);
        if (mark >= 0)
        {
            said = said with { Also = [.. line[(mark + Also.Length)..].ToString().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)] };
            foreach (var other in said.Also)
                if (!topics.Contains(other)) file.Findings.Warn(at, $"There is no topic {other}.", Spelling.DidYouMean(other, topics));
            line = line[..mark].TrimEnd();
        }

        if (line.Length == 0) file.Findings.Fault(at, "There are no words before `|| also`.", "Write the message first.");
        else if (seen.Add(SentenceHash.Of(line))) examples.Add(line, said);
        else file.Findings.Warn(at, $"\"{line}\" is in this file twice.", "Remove one.");
    }

    private static bool IsLanguage(string code) => code is "mixed" || (code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower));
}
