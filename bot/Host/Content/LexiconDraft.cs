using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Readers;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Handoff.Core.Handoffs;

namespace Bot.Host.Content;

/// <summary>All that the bot listens for: the signals, the concepts behind them, the examples, the thresholds and the model.</summary>
internal sealed class LexiconDraft(ImmutableArray<ParsedFile> files)
{
    /// <param name="model">As it was found; one of other examples serves until it is trained anew.</param>
    public SignalLexicon Read(HandoffRules? rules, SignalModel? model, TextingWords texting, RoutingContent routing, IReadOnlySet<string> topics)
    {
        var signals = Signals(rules);
        var hearing = files.FirstOrDefault(file => file.File.Name == FolderLayout.Hearing);
        var heard = hearing?.Root is { } root ? new HearingFile(hearing.File).Read(root, signals, topics) : HearingRules.None;
        string[] names = [.. signals.Select(signal => signal.Name), SignalNames.None];
        var mustHear = MustHear(names);
        var lexicon = new SignalLexicon(signals)
        {
            Concepts = Concepts(),
            Examples = Examples(names),
            Everyday = heard.TopicsOfDanger is { } grave ? [.. routing.Examples.Where(topic => !grave.Contains(topic.Key)).Select(topic => topic.Value)] : [],
            TopicsOfDanger = heard.TopicsOfDanger ?? [],
            MustHear = [.. mustHear.Select(one => one.Example)],
            Thresholds = heard.Thresholds,
            Questions = heard.Questions,
            AllClear = heard.AllClear,
            Recovery = heard.Recovery,
            Texting = texting,
            Model = model,
        };
        WarnOfModel(lexicon);
        WarnOfApprovals();
        new LexiconTrial(files, lexicon, mustHear).Run();
        return lexicon;
    }

    private ImmutableArray<SignalDefinition> Signals(HandoffRules? rules)
    {
        var queues = rules?.Queues.Keys.Select(queue => queue.Value).ToFrozenSet(StringComparer.Ordinal);
        var signals = new List<SignalDefinition>();
        foreach (var (file, root) in In(FolderLayout.Signals))
        {
            var signal = new SignalFile(file).Read(root!, queues);
            if (signals.Find(other => other.Order == signal.Order) is { } same)
                file.Findings.Fault(root!.At, $"{same.Name} has the order {signal.Order} too.", "Give each signal its own order: the lowest wins.");
            signals.Add(signal);
        }

        return [.. signals.OrderBy(signal => signal.Order)];
    }

    private ImmutableArray<Concept> Concepts()
    {
        var concepts = new Dictionary<string, Concept>(StringComparer.Ordinal);
        foreach (var (file, root) in In(FolderLayout.SignalConcepts))
        {
            foreach (var (concept, at) in new ConceptFile(file).Read(root!))
                if (!concepts.TryAdd(concept.Name, concept)) file.Findings.Fault(at, $"There is a concept {concept.Name} in another file.", "Put both lists together, or give this one another name.");
        }

        return [.. concepts.Values.OrderBy(concept => concept.Name, StringComparer.Ordinal)];
    }

    private ExampleList<SignalExample> Examples(IReadOnlyCollection<string> signals)
    {
        var texts = Texts(FolderLayout.SignalExamples).ToArray();
        var (examples, owners) = (new ExampleList<SignalExample>.Builder(texts.Sum(file => file.Utf8.GetValueOrDefault().Length)), new SentenceOwners());
        foreach (var file in texts)
        {
            new SignalExamplesFile(file).Read(signals, (text, like, at) =>
            {
                examples.Add(text, like);
                owners.Check(file, text, like.Signal, at);
            });
        }

        return examples.ToList();
    }

    private ImmutableArray<ListedExample> MustHear(IReadOnlyCollection<string> signals)
    {
        var heard = ImmutableArray.CreateBuilder<ListedExample>();
        foreach (var file in Texts(FolderLayout.MustHear))
            new SignalExamplesFile(file).Read(signals, (text, like, at) => heard.Add(new ListedExample(file, like.With(text.ToString()), at)));

        return heard.ToImmutable();
    }

    private void WarnOfModel(SignalLexicon lexicon)
    {
        if (lexicon.Examples.IsEmpty || files.FirstOrDefault(file => file.File.Folder == FolderLayout.SignalExamples) is not { } first) return;
        if (lexicon.Model is null)
            first.File.Findings.Warn(Position.WholeFile, "There is no model of the examples, so the phrases of the signals work alone.", "Run `train`.");
        else if (!lexicon.Model.Fits(lexicon))
            first.File.Findings.Warn(Position.WholeFile, "The examples or concepts have changed since the model was trained; the old model serves.", "Run `train`.");
    }

    private void WarnOfApprovals()
    {
        var pending = files.Where(file => file.File.Findings.AwaitsApproval).ToArray();
        if (pending.Length > 0)
            pending[0].File.Findings.Warn(Position.WholeFile, $"{ContentReport.Count(pending.Length, "file")} about danger {(pending.Length == 1 ? "awaits" : "await")} the approval of two people.", "EDITORS.md says how it is given.");
    }

    private IEnumerable<ContentFile> Texts(string folder) => files.Where(file => file.File.Folder == folder && file.File.IsRead).Select(file => file.File);

    private IEnumerable<ParsedFile> In(string folder) => files.Where(file => file.File.Folder == folder && file.Root is not null);
}
