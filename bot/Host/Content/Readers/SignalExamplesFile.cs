using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary>
/// <c>signals/examples/{signal}.txt</c> and <c>signals/must-hear/{signal}.txt</c>: a message a line, as people write it. <c># </c> begins a note, and
/// <c>[urgent es by ts]</c> says the level, the language and the author of the lines below it. The name may
/// have a second part, <c>none.topics.txt</c>.
/// </summary>
internal sealed class SignalExamplesFile(ContentFile file)
{
    private const string Heading = "Write [emergency en by ab]: a level, a language (en, es or mixed), and who wrote the lines below.";
    private const int LongestExample = 2000;

    /// <param name="signals">Names that a file may have.</param>
    /// <param name="take">Given each message, what the heading says of it, and where it stands.</param>
    public void Read(IReadOnlyCollection<string> signals, TakeExample take)
    {
        var signal = file.Stem.Split('.')[0];
        if (!signals.Contains(signal)) file.Findings.Fault(Position.WholeFile, $"There is no signal {signal}.", $"{Spelling.DidYouMean(signal, signals)}Name the file after a signal, or none.txt.");

        var (approved, heading) = (false, (SignalExample?)null);
        for (var lines = file.Lines; lines.MoveNext();)
        {
            var line = lines.Current.Trim();
            var at = new Position(lines.Number, 1);
            if (line.Length == 0 || line.StartsWith("# ")) continue;
            if (!approved && line.StartsWith("approved-by:"))
            {
                approved = true;
                new Approvals(file).Check([.. line["approved-by:".Length..].ToString().Split(';', StringSplitOptions.TrimEntries)], at);
            }
            else if (line[0] == '[' && line[^1] == ']') heading = Read(line.ToString(), at, signal);
            else if (line.Length > LongestExample) file.Findings.Fault(at, $"The line is longer than {LongestExample} characters.", "Shorten it.");
            else if (heading is not null) take(line, heading, at);
            else file.Findings.Fault(at, "Nothing above says who wrote this, in which language, and how grave it is.", Heading);
        }

        if (!approved) file.Findings.Fault(Position.WholeFile, "`approved-by` is missing.", "Write approved-by: pending in the first line, or two people with `;` between: Name 2026-11-22 mark.");
    }

    private SignalExample? Read(string line, Position at, string signal)
    {
        if (line[1..^1].Split(' ') is [var level, var language, "by", { Length: > 0 } author] && language is ("en" or "es" or "mixed") && LevelOf(level) is { } grave && (grave == Level.None) == (signal == SignalNames.None))
            return new SignalExample("", signal, grave, language, author);

        file.Findings.Fault(at, "This heading can't be read.", Heading);
        return null;
    }

    private static Level? LevelOf(string word)
    {
        foreach (var level in Enum.GetValues<Level>())
            if (SignalNames.Word(level) == word) return level;

        return null;
    }
}

/// <param name="text">Good only now.</param>
/// <param name="like">All that is known of it; the same object for all lines below a heading.</param>
internal delegate void TakeExample(ReadOnlySpan<char> text, SignalExample like, Position at);
