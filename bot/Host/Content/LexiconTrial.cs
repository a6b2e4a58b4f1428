using System.Collections.Immutable;
using Bot.Core.Signals;
using Bot.Host.Content.Readers;

namespace Bot.Host.Content;

/// <summary>
/// What the files about danger must pass to be taken: what must be heard is, what must not is not, and no two
/// files contradict each other. Otherwise the last good version stays.
/// </summary>
internal sealed class LexiconTrial(ImmutableArray<ParsedFile> files, SignalLexicon lexicon)
{
    private readonly string[] signals = [.. lexicon.Signals.Select(signal => signal.Name), SignalNames.None];

    public void Run()
    {
        MustHear();
        Contradictions();
        PhrasesTwice();
    }

    // Without a model only the plainest is heard: then this says nothing, and a warning says why.
    private void MustHear()
    {
        var listed = files.Where(file => file.File is { Folder: FolderLayout.MustHear, Text: not null })
            .SelectMany(file => new SignalExamplesFile(file.File).Read(signals), (file, one) => (file.File, one.Example, one.At)).ToArray();
        if (lexicon.Model is null) return;

        foreach (var (heard, (file, _, at)) in SignalMeasure.Hear(lexicon, listed.Select(one => one.Example)).Zip(listed))
        {
            if (heard.Example.Signal == SignalNames.None && heard.Signal != SignalNames.None)
                file.Findings.Fault(at, $"This would be heard as {heard.Signal}, and must not.", "Take back what changed, or add such sentences to examples/none.txt and run `train`.");
            else if (heard.Example.Signal != SignalNames.None && heard.Level < Least(heard.Example.Level))
                file.Findings.Fault(at, $"This would be heard as {heard.Signal} ({SignalNames.Word(heard.Level)}), and is {heard.Example.Signal} ({SignalNames.Word(heard.Example.Level)}).", "Take back what changed, or add such sentences to its examples and run `train`.");
        }
    }

    private static Level Least(Level level) => level == Level.Emergency ? Level.Urgent : Level.Soon;

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
    private static Files.ContentFile Quiet(ParsedFile file) => file.File with { Findings = new FileFindings(file.File.Name, ContentLimits.Default) };

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
