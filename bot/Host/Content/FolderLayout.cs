using System.Collections.Immutable;
using Bot.Host.Content.Shapes;
using Handoff.Core.Conversations;

namespace Bot.Host.Content;

/// <summary>Which file of a dialogs folder is what.</summary>
internal static class FolderLayout
{
    public const string Replies = "replies.yaml";
    public const string Safety = "safety.yaml";
    public const string Handoff = "handoff.yaml";
    public const string Routing = "routing.yaml";
    public const string Facts = "facts.yaml";
    public const string Survey = "surveys/csat.yaml";
    public const string DefaultLocality = "localities/default.yaml";
    public const string Topics = "topics";
    public const string Signals = "signals";
    public const string SignalConcepts = "signals/concepts";
    public const string SignalExamples = "signals/examples";
    public const string MustHear = "signals/must-hear";
    public const string SignalModel = "models/signals.model";
    public const string Hearing = "signals.yaml";
    public const string Localities = "localities";
    public const string RoutingWords = "routing-words.yaml";
    public const string TextingWords = "texting-words.yaml";
    public const string TopicExamples = "topics/examples";

    private static readonly string[] Needed =
        [Replies, Safety, Handoff, Survey, DefaultLocality, Chat(Language.English), Chat(Language.Spanish)];

    private static readonly string[] Single = [.. Needed, Routing, RoutingWords, TextingWords, Hearing, Facts];

    private static readonly string[] Many = [Topics, Signals, SignalConcepts, SignalExamples, MustHear, Localities, TopicExamples];

    /// <param name="name">Path within the folder.</param>
    public static bool IsExamples(string name) =>
        name.EndsWith(".txt", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(name)) is "examples" or "must-hear";

    public static string Chat(Language language) => $"chat/{language.Code}.yaml";

    /// <summary>Files that are missing, in the wrong place, or named so that they can't be an id.</summary>
    public static void Check(ImmutableArray<ParsedFile> files, List<ContentFault> faults)
    {
        var names = files.Select(file => file.File.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var needed in Needed)
            if (!names.Contains(needed)) faults.Add(new ContentFault(needed, 0, 0, "The file is missing.", "The folder `dialogs` of the source has one to begin with."));

        foreach (var folder in (ReadOnlySpan<string>)[Topics, Signals])
            if (!files.Any(file => file.File.Folder == folder)) faults.Add(new ContentFault(folder, 0, 0, "There is no file in this folder.", "The folder `dialogs` of the source has some to begin with."));

        foreach (var (file, _) in files)
        {
            if (!Many.Contains(file.Folder) && !Single.Contains(file.Name))
                file.Findings.Fault(Position.WholeFile, "Nothing reads this file.", $"{Spelling.DidYouMean(file.Name, Single.Concat(Many.Select(folder => $"{folder}/{file.Stem}{Path.GetExtension(file.Name)}")))}Move it to where it belongs, or delete it.");
            else if (!Names.IsName(file.Stem, "-."))
                file.Findings.Fault(Position.WholeFile, $"{file.Stem} can't be a name.", "Name the file with small letters a to z, digits, dots and dashes.");
        }
    }
}
