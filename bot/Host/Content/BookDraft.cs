using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Readers;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Bot.Host.Content;

/// <summary>
/// A book while it is being read, in the order in which files need each other: places (their variables),
/// queues, signals, then all texts. Where a file can't be read, what depends on it is not called wrong.
/// </summary>
internal sealed class BookDraft(ImmutableArray<ParsedFile> files, DateOnly today, ContentLimits limits)
{
    private readonly List<ContentFault> folderFaults = [];
    private readonly Dictionary<string, ParsedFile> byName = files.ToDictionary(file => file.File.Name, StringComparer.Ordinal);

    public ImmutableArray<ContentFault> Faults => [.. folderFaults, .. files.SelectMany(file => file.File.Findings.Faults)];

    public ImmutableArray<ContentFault> Warnings => [.. files.SelectMany(file => file.File.Findings.Warnings)];

    /// <returns>The book; null where files are missing or can't be read. Of use only if there is no fault.</returns>
    /// <param name="model">The trained model that lies beside the files, if one does.</param>
    public DialogBook? Read(string version, SignalModel? model)
    {
        var book = Book(version, model);
        // With a file unread or missing, the inspector would call wrong what only depends on it.
        if (book is not null && folderFaults.Count == 0 && files.All(file => file.IsRead)) Inspection.AddFaults(book, byName, folderFaults);
        return book;
    }

    private DialogBook? Book(string version, SignalModel? model)
    {
        FolderLayout.Check(files, folderFaults);
        var localities = Localities();
        var defaults = localities.GetValueOrDefault(LocalityFile.Default)?.Variables;
        IReadOnlySet<string>? variables = defaults?.Keys.ToFrozenSet(StringComparer.Ordinal);
        var rules = One(FolderLayout.Handoff, variables, (root, words) => new HandoffFile(words.Shapes, words).Read(root));
        var texting = One(FolderLayout.TextingWords, variables, (root, words) => new TextingWordsFile(words.Shapes, limits).Read(root));
        var routing = new RoutingContentReader(files, limits, folderFaults).Read();
        var lexicon = new LexiconDraft(files).Read(rules, model, texting ?? TextingWords.None, routing, Stems(FolderLayout.Topics));
        var topics = Topics(variables);
        var keywords = topics.Values.Sum(topic => topic.Keywords.Length);
        if (keywords > limits.MaxKeywords)
        {
            folderFaults.Add(new ContentFault(FolderLayout.Topics, 0, 0, $"There are {keywords} keywords in all.", $"Keep {limits.MaxKeywords} (ContentLimits.MaxKeywords)."));
            return null;
        }

        var replies = One(FolderLayout.Replies, variables, RepliesFile.Read);
        var safety = One(FolderLayout.Safety, variables, (root, words) => SafetyFile.Read(root, words, lexicon.Signals, Stems(FolderLayout.Signals)));
        var survey = One(FolderLayout.Survey, variables, (root, words) => ((Handoff.Core.Surveys.Survey, SurveyWords)?)new SurveyFile(words).Read(root));
        var thresholds = One(FolderLayout.Routing, variables, (root, words) => RoutingFile.Read(root, words.Shapes));
        var facts = One(FolderLayout.Facts, variables, (root, words) => FactsFile.Read(root, words.Shapes));
        var chat = Chat();

        if (rules is null || replies is null || safety is null || survey is not var (questions, questionWords)) return null;
        return new DialogBook(
            version, topics, replies, safety.Words, safety.CheckIn, safety.Apology, safety.WithoutStore,
            lexicon, questionWords, questions, rules, localities, chat, thresholds ?? RoutingThresholds.Default)
        {
            CheckIns = safety.CheckIns,
            Routing = routing,
            Facts = facts.IsDefault ? [] : facts,
        };
    }

    private IEnumerable<(ContentFile File, YamlGroup Root)> In(string folder) =>
        from file in files
        where file.File.Folder == folder && file.Root is not null
        select (file.File, file.Root!);

    // Also of files that can't be read: their faults are enough.
    private FrozenSet<string> Stems(string folder) =>
        files.Where(file => file.File.Folder == folder).Select(file => file.File.Stem).ToFrozenSet(StringComparer.Ordinal);

    private T? One<T>(string name, IReadOnlySet<string>? variables, Func<YamlGroup, WordsReader, T> read) =>
        byName.GetValueOrDefault(name) is { Root: { } root } file
            ? read(root, new WordsReader(new ShapeReader(file.File.Findings), variables))
            : default;

    private ImmutableDictionary<string, Locality> Localities()
    {
        var localities = ImmutableDictionary.CreateBuilder<string, Locality>(StringComparer.Ordinal);
        if (byName.GetValueOrDefault(FolderLayout.DefaultLocality) is { Root: { } root } file)
            localities[LocalityFile.Default] = LocalityFile.Read(file.File, root, defaults: null);

        var defaults = localities.GetValueOrDefault(LocalityFile.Default)?.Variables;
        foreach (var (other, otherRoot) in In(FolderLayout.Localities))
            if (other.Stem != LocalityFile.Default) localities[other.Stem] = LocalityFile.Read(other, otherRoot, defaults);

        return localities.ToImmutable();
    }

    private ImmutableDictionary<string, Topic> Topics(IReadOnlySet<string>? variables)
    {
        var ids = Stems(FolderLayout.Topics);
        return In(FolderLayout.Topics).ToImmutableDictionary(
            topic => topic.File.Stem,
            topic => new TopicFile(topic.File.Stem, new WordsReader(new ShapeReader(topic.File.Findings), variables), ids, today).Read(topic.Root),
            StringComparer.Ordinal);
    }

    private ImmutableDictionary<Language, ImmutableDictionary<string, string>> Chat()
    {
        var chat = ImmutableDictionary.CreateBuilder<Language, ImmutableDictionary<string, string>>();
        foreach (var language in (ReadOnlySpan<Language>)[Language.English, Language.Spanish])
            if (byName.GetValueOrDefault(FolderLayout.Chat(language)) is { Root: { } root } file) chat[language] = ChatFiles.Read(file.File, root);

        if (byName.GetValueOrDefault(FolderLayout.Chat(Language.English)) is { Root: { } english } inEnglish
            && byName.GetValueOrDefault(FolderLayout.Chat(Language.Spanish)) is { Root: { } spanish } inSpanish)
        {
            ChatFiles.Compare(inEnglish.File, english, inSpanish.File, spanish);
            ChatFiles.Compare(inSpanish.File, spanish, inEnglish.File, english);
        }

        return chat.ToImmutable();
    }
}
