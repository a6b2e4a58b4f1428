using System.Collections.Immutable;
using Bot.Host.Content.Files;
using Bot.Host.Content.Readers;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content;

/// <summary>Reads a dialogs folder into a book. Never throws for what is in it.</summary>
internal static class ContentLoader
{
    /// <param name="today">Decides which topics are due for review.</param>
    public static ContentLoad Load(string folder, DateOnly today, ContentLimits? limits = null)
    {
        limits ??= ContentLimits.Default;
        var read = FolderReader.Read(folder, limits);
        if (read.Files.IsEmpty && read.Faults.IsEmpty)
            return Failed([new ContentFault("", 0, 0, $"There is no dialog file in {Path.GetFullPath(folder)}.", "Is this the dialogs folder?")]);
        if (read.Files.IsEmpty) return Failed(read.Faults);

        var draft = new BookDraft(Parse(read.Files, limits), today, limits);
        var book = draft.Read(read.Version, SignalModelFile.Read(folder));
        // The same words in four forms of one text are one fault to put right.
        ImmutableArray<ContentFault> faults = [.. read.Faults.Concat(draft.Faults).Distinct()];
        faults = faults.Sort(ContentFault.InFileOrder);
        return new ContentLoad(faults.IsEmpty ? book : null, read.Version, faults, draft.Warnings.Sort(ContentFault.InFileOrder));
    }

    private static ContentLoad Failed(ImmutableArray<ContentFault> faults) => new(null, "", faults, []);

    // The parser takes nearly all of the time, and files do not depend on each other until they are parsed.
    private static ImmutableArray<ParsedFile> Parse(ImmutableArray<ContentFile> files, ContentLimits limits)
    {
        var parsed = new ParsedFile[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            var file = files[i];
            parsed[i] = new ParsedFile(file, !file.IsRead || FolderLayout.IsExamples(file.Name) ? null : YamlReader.Read(file.ReadText(), limits, file.Findings));
        });
        return ImmutableArray.Create(parsed);
    }
}

/// <param name="Root">Null for a file of examples, and for one that can't be read; that is a fault already.</param>
internal sealed record ParsedFile(ContentFile File, YamlGroup? Root)
{
    public bool IsRead => Root is not null || (FolderLayout.IsExamples(File.Name) && File.IsRead);
}
