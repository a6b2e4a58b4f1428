using System.Collections.Immutable;
using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Readers;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content;

/// <summary>
/// What the files about danger must pass to be taken: what must be heard is, what must not is not, and no two
/// files contradict each other. Otherwise the last good version stays.
/// </summary>
/// <param name="mustHear">Where the lexicon's sentences of that name stand, in their order.</param>
internal sealed class LexiconTrial(ImmutableArray<ParsedFile> files, SignalLexicon lexicon, ImmutableArray<(ContentFile File, Position At)> mustHear)
{
    private readonly string[] signals = [.. lexicon.Signals.Select(signal => signal.Name), SignalNames.None];

    public void Run()
    {
        MustHear();
        Contradictions();
        PhrasesTwice();
    }

    private void MustHear()
    {
        foreach (var (index, heard) in SignalTrial.Misses(lexicon))
        {
            var (file, at) = mustHear[index];
            if (heard.Example.Signal == SignalNames.None)
                file.Findings.Fault(at, $"This would be heard as {heard.Signal}, and must not.", "Take back what changed, or add such sentences to examples/none.txt and run `train`.");
            else
                file.Findings.Fault(at, $"This would be heard as {heard.Signal} ({SignalNames.Word(heard.Level)}), and is {heard.Example.Signal} ({SignalNames.Word(heard.Example.Level)}).", "Take back what changed, or add such sentences to its examples and run `train`.");
        }
    }

    private void Contradictions()
    {
        var known = new Dictionary<string, SignalExample>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(file => file.File is { Folder: FolderLayout.SignalExamples, Text: not null }))
        {
            foreach (var (example, at) in new SignalExamplesFile(Quiet(file)).Read(signals))
            {
                if (!known.TryAdd(example.Text, example) && known[example.Text].Signal != example.Signal)
                    file.File.Findings.Warn(at, $"The same sentence is an example of {known[example.Text].Signal}.", "Decide which it is, and remove the other.");
            }
        }
    }

    // Its faults have been found already.
    private static ContentFile Quiet(ParsedFile file) => file.File with { Findings = new FileFindings(file.File.Name, ContentLimits.Default) };

    private void PhrasesTwice()
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var signal in lexicon.Signals)
        {
            foreach (var phrase in signal.Groups.SelectMany(group => group.Phrases).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (owners.TryAdd(phrase, signal.Name)) continue;
                files.First(file => file.File.Name == $"{FolderLayout.Signals}/{signal.Name}.yaml").File.Findings
                    .Warn(Position.WholeFile, $"\"{phrase}\" is a phrase of {owners[phrase]} too, which comes first.", "Remove one of the two.");
            }
        }
    }
}
