using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary>Reads what routing learns from: the folder of examples and <c>routing-words.yaml</c>.</summary>
internal sealed class RoutingContentReader(ImmutableArray<ParsedFile> files, ContentLimits limits, List<ContentFault> folderFaults)
{
    public RoutingContent Read()
    {
        var folder = files.Where(file => file.File.Folder == FolderLayout.TopicExamples).ToArray();
        var topics = files.Where(file => file.File.Folder == FolderLayout.Topics).Concat(folder).Select(file => file.File.Stem).ToFrozenSet(StringComparer.Ordinal);
        var examples = folder.Where(file => file.File.IsRead)
            .ToImmutableSortedDictionary(file => file.File.Stem, file => new ExamplesFile(file.File, topics, limits).Read(), StringComparer.Ordinal);
        var count = examples.Sum(topic => topic.Value.Count);
        if (count > limits.MaxExamples)
            folderFaults.Add(new ContentFault(FolderLayout.TopicExamples, 0, 0, $"There are {count} examples in all.", $"Keep {limits.MaxExamples} (ContentLimits.MaxExamples): more would take too long to learn."));

        return new RoutingContent(count > limits.MaxExamples ? RoutingContent.None.Examples : examples, Meanings());
    }

    private ImmutableArray<Meaning> Meanings()
    {
        if (files.FirstOrDefault(file => file.File.Name == FolderLayout.RoutingWords) is not { Root: { } root } file) return [];

        var phrases = new PhraseReader(new ShapeReader(file.File.Findings));
        ImmutableArray<Meaning> meanings = [.. root.Entries.Select(entry => new Meaning(entry.Name, phrases.List(entry.Value)))];
        foreach (var entry in root.Entries)
            if (!Names.IsName(entry.Name)) file.File.Findings.Fault(entry.At, $"{entry.Name} can't be a name.", "Use small letters a to z, digits and single dashes, at most 40.");

        var count = meanings.Sum(meaning => meaning.Phrases.Length);
        if (count <= limits.MaxKeywords) return meanings;
        file.File.Findings.Fault(Position.WholeFile, $"There are {count} phrases.", $"Keep {limits.MaxKeywords} (ContentLimits.MaxKeywords).");
        return [];
    }
}
