using System.Collections.Immutable;
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

    private readonly List<Example> examples = [];
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private string? language;
    private string author = "";
    private bool headless;

    public ImmutableArray<Example> Read()
    {
        var number = 0;
        foreach (var line in file.Text!.AsSpan().EnumerateLines()) Take(line.Trim().ToString(), new Position(++number, 1));
        return [.. examples];
    }

    private void Take(string line, Position at)
    {
        if (line.Length == 0 || line == "#" || line.StartsWith("# ", StringComparison.Ordinal)) return;

        if (line[0] == '[' && line[^1] == ']') Heading(line[1..^1], at);
        else if (line.Length > limits.MaxExampleLength) file.Findings.Fault(at, $"This example has {line.Length} characters.", $"Keep it to {limits.MaxExampleLength}: nothing is learned from a story.");
        else if (language is not null) Add(line, at);
        else if (!headless)
        {
            headless = true; // once is enough: all lines below have the same fault
            file.Findings.Fault(at, "There is no heading above this line.", Headings);
        }
    }

    private void Heading(string heading, Position at)
    {
        if (heading.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var spoken, "by", var who] && IsLanguage(spoken) && Names.IsName(who)) (language, author) = (spoken, who);
        else file.Findings.Fault(at, $"[{heading}] is no heading.", Headings);
    }

    private void Add(string line, Position at)
    {
        var also = ImmutableArray<string>.Empty;
        var mark = line.LastIndexOf(Also, StringComparison.Ordinal);
        if (mark >= 0)
        {
            also = [.. line[(mark + Also.Length)..].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)];
            foreach (var other in also)
                if (!topics.Contains(other)) file.Findings.Warn(at, $"There is no topic {other}.", Spelling.DidYouMean(other, topics));
            line = line[..mark].TrimEnd();
        }

        if (line.Length == 0) file.Findings.Fault(at, "There are no words before `|| also`.", "Write the message first.");
        else if (seen.Add(line)) examples.Add(new Example(line, language!, author, also));
        else file.Findings.Warn(at, $"\"{line}\" is in this file twice.", "Remove one.");
    }

    private static bool IsLanguage(string code) => code is "mixed" || (code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower));
}
