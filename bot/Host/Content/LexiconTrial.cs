using System.Collections.Immutable;
using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content;

/// <summary>
/// What the files about danger must pass to be taken: what must be heard is, what must not is not, and no phrase
/// has two signals. Otherwise the last good version stays.
/// </summary>
/// <param name="mustHear">The lexicon's sentences of that name, in their order, and where each stands.</param>
internal sealed class LexiconTrial(ImmutableArray<ParsedFile> files, SignalLexicon lexicon, ImmutableArray<ListedExample> mustHear)
{
    public void Run()
    {
        MustHear();
        PhrasesTwice();
    }

    private void MustHear()
    {
        foreach (var (index, heard) in SignalTrial.Misses(lexicon))
        {
            var (file, _, at) = mustHear[index];
            if (heard.Example.Signal == SignalNames.None)
                file.Findings.Fault(at, $"This would be heard as {heard.Signal}, and must not.", "Take back what changed, or add such sentences to examples/none.txt and run `train`.");
            else
                file.Findings.Fault(at, $"This would be heard as {heard.Signal} ({SignalNames.Word(heard.Level)}), and is {heard.Example.Signal} ({SignalNames.Word(heard.Example.Level)}).", "Take back what changed, or add such sentences to its examples and run `train`.");
        }
    }

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

/// <summary>A sentence of a file of examples.</summary>
internal readonly record struct ListedExample(ContentFile File, SignalExample Example, Position At);
