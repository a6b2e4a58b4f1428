using Bot.Core;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Host.Content.Readers;
using Handoff.Core.Turns;

namespace Bot.Host.Content;

/// <summary>
/// The content in force. It begins with a whole book or not at all; a later change takes over as a whole
/// or, where it has a fault, not at all: the last good book then goes on.
/// </summary>
internal sealed partial class ContentStore : IContent
{
    private readonly Lock reloading = new();
    private readonly ILogger log;
    private readonly TimeProvider clock;
    private volatile InForce now;

    private ContentStore(string folder, TimeProvider clock, ILogger log, ContentLoad load)
    {
        Folder = folder;
        this.clock = clock;
        this.log = log;
        lock (reloading) now = InForce.Of(load, Learned(load.Book!, TopicModels.Read(folder)), clock.GetUtcNow());
        GiveBack(); // before there are clients to wait for it
        LogLoaded(log, now.Status.Version, now.Book.Topics.Count, load.Warnings.Length);
    }

    public string Folder { get; }

    public DialogBook Book => now.Book;

    public TurnPolicy Policy => now.Policy;

    public ContentStatus Status => now.Status;

    /// <summary>Done when what was loaded last has been learned.</summary>
    public Task Learning { get; private set; } = Task.CompletedTask;

    /// <summary>After each reload that changed <see cref="Status"/>, on the thread that reloaded.</summary>
    public event Action<ContentStatus>? Changed;

    /// <exception cref="ContentFaultsException">There are faults; it holds all of them.</exception>
    public static ContentStore Open(string folder, TimeProvider clock, ILogger log)
    {
        var full = Path.GetFullPath(folder);
        var load = ContentLoader.Load(full, Today(clock));
        return load.Book is null ? throw new ContentFaultsException(full, load.Faults) : new ContentStore(full, clock, log, load);
    }

    /// <summary>Reads the folder again. Turns that run meanwhile keep the book that they began with.</summary>
    /// <returns>Whether another book is now in force.</returns>
    public bool ReloadNow()
    {
        ContentStatus before, after;
        lock (reloading)
        {
            before = now.Status;
            now = Take(ContentLoader.Load(Folder, Today(clock)), now);
            after = now.Status;
        }

        if (after.Version != before.Version) GiveBack();
        if (after != before) Changed?.Invoke(after);
        return after.Version != before.Version;
    }

    private InForce Take(ContentLoad load, InForce current)
    {
        if (load.Book is null)
        {
            if (load.Version != current.Status.Rejected?.Version) LogRejected(log, load.Version, load.Faults.Length, current.Status.Version);
            return current with { Status = current.Status with { Rejected = new RejectedContent(load.Version, clock.GetUtcNow(), load.Faults) } };
        }

        // The same as before: a faulty change was taken back, or a file was only touched.
        if (load.Version == current.Status.Version) return current with { Status = current.Status with { Rejected = null } };

        LogLoaded(log, load.Version, load.Book.Topics.Count, load.Warnings.Length);
        return InForce.Of(load, Learned(load.Book, current.Trained), clock.GetUtcNow());
    }

    // The last good models serve while new ones are learned, which takes seconds: an editor's change is in force
    // at once, and what it teaches soon after.
    private TrainedTopics Learned(DialogBook book, TrainedTopics? last)
    {
        var isOld = last is not null && !Fits(last, book);
        if (last is null || (isOld && TopicModels.IsSmall(book))) (last, isOld) = (TrainedTopics.Train(book, CancellationToken.None), false);
        if (isOld || !Fits(book.Lexicon)) Learning = Task.Run(() => Learn(book, last));
        return last;
    }

    private void Learn(DialogBook book, TrainedTopics last)
    {
        try
        {
            var trained = Fits(last, book) ? last : TrainedTopics.Train(book, CancellationToken.None);
            var signals = Fits(book.Lexicon) ? null : Signals(book.Lexicon);
            lock (reloading)
            {
                if (!ReferenceEquals(now.Book, book)) return; // changed again meanwhile: that one is being learned too
                now = now.With(signals is null ? book : book with { Lexicon = book.Lexicon with { Model = signals } }, trained);
            }

            LogLearned(log, book.Version);
            if (!ReferenceEquals(trained, last)) TopicModels.Write(Folder, trained);
            if (signals is not null) SignalModelFile.Write(Folder, signals);
        }
        catch (Exception e)
        {
            LogNotKept(log, e); // often a folder that may only be read: it is learned again after the next start
        }
        finally
        {
            GiveBack();
        }
    }

    // Null where it would not hear what must be heard: the last good one goes on.
    private SignalModel? Signals(SignalLexicon lexicon)
    {
        var model = SignalModel.Train(lexicon);
        if (model is null) return null;
        var misses = SignalTrial.Misses(lexicon with { Model = model }).Count();
        if (misses == 0) return model;
        LogNotHeard(log, misses);
        return null;
    }

    // Reading takes several times what it leaves, and learning half a gigabyte, which the runtime would keep for long after.
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);

    private static bool Fits(TrainedTopics trained, DialogBook book) => trained.Source == TrainedTopics.SourceOf(book);

    private static bool Fits(SignalLexicon lexicon) => lexicon.Examples.IsEmpty || lexicon.Model?.Fits(lexicon) is true;

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [LoggerMessage(Level = LogLevel.Information, Message = "Content {Version} is in force: {Topics} topics, {Warnings} warnings")]
    private static partial void LogLoaded(ILogger log, string version, int topics, int warnings);

    [LoggerMessage(Level = LogLevel.Error, Message = "Content {Version} has {Faults} faults and is not used; {InForce} stays in force. `check` lists them")]
    private static partial void LogRejected(ILogger log, string version, int faults, string inForce);

    [LoggerMessage(Level = LogLevel.Information, Message = "The examples of content {Version} have been learned")]
    private static partial void LogLearned(ILogger log, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned from the examples could not be kept in the dialogs folder")]
    private static partial void LogNotKept(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was learned of distress would get {Misses} sentences wrong that must be heard or must not; the last model serves on. `train` and `check` name them")]
    private static partial void LogNotHeard(ILogger log, int misses);

    private sealed record InForce(DialogBook Book, TrainedTopics Trained, TurnPolicy Policy, ContentStatus Status)
    {
        public static InForce Of(ContentLoad load, TrainedTopics trained, DateTimeOffset at) =>
            new(load.Book!, trained, PolicyOf(load.Book!, trained), new ContentStatus(load.Version, at, null, load.Warnings));

        public InForce With(DialogBook book, TrainedTopics trained) => this with { Book = book, Trained = trained, Policy = PolicyOf(book, trained) };

        private static TurnPolicy PolicyOf(DialogBook book, TrainedTopics trained)
        {
            var bot = new BenefitsBot(book, trained);
            return new TurnPolicy(bot, bot, book.Rules, book.Survey);
        }
    }
}
