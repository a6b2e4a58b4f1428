using Bot.Core;
using Bot.Core.Dialogs;
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
        now = InForce.Of(load, clock.GetUtcNow());
        LogLoaded(log, now.Status.Version, now.Book.Topics.Count, load.Warnings.Length);
    }

    public string Folder { get; }

    public DialogBook Book => now.Book;

    public TurnPolicy Policy => now.Policy;

    public ContentStatus Status => now.Status;

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
        return InForce.Of(load, clock.GetUtcNow());
    }

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [LoggerMessage(Level = LogLevel.Information, Message = "Content {Version} is in force: {Topics} topics, {Warnings} warnings")]
    private static partial void LogLoaded(ILogger log, string version, int topics, int warnings);

    [LoggerMessage(Level = LogLevel.Error, Message = "Content {Version} has {Faults} faults and is not used; {InForce} stays in force. `check` lists them")]
    private static partial void LogRejected(ILogger log, string version, int faults, string inForce);

    private sealed record InForce(DialogBook Book, TurnPolicy Policy, ContentStatus Status)
    {
        public static InForce Of(ContentLoad load, DateTimeOffset at)
        {
            var bot = new BenefitsBot(load.Book!);
            return new InForce(load.Book!, new TurnPolicy(bot, bot, load.Book!.Rules, load.Book.Survey), new ContentStatus(load.Version, at, null, load.Warnings));
        }
    }
}
