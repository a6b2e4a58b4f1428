using System.Threading.Channels;

namespace Bot.Host.Content;

/// <summary>
/// Reloads the content when its folder changes. The operating system's notice makes it quick; a slow look
/// at times and sizes makes it sure, since network folders and containers may send no notice.
/// </summary>
internal sealed partial class ContentWatcher(ContentStore store, TimeProvider clock, ILogger<ContentWatcher> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // Editors save in several steps, and several files at once: wait until it is quiet, though not for ever.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);
    private const int MaxSettles = 10;

    private readonly Channel<bool> notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private string seen = FolderStamp.Of(store.Folder);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        while (true)
        {
            await NoticeOrTimeAsync(stoppingToken);
            for (var i = 0; i < MaxSettles && notices.Reader.TryRead(out _); i++)
                await Task.Delay(Settle, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return; // a host that is disposed without being stopped would report an exception as a failure
            Look();
        }
    }

    private async Task NoticeOrTimeAsync(CancellationToken stopping)
    {
        using var time = new CancellationTokenSource(LookEvery, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stopping);
        Task notice = notices.Reader.WaitToReadAsync(either.Token).AsTask();
        await notice.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Look()
    {
        try
        {
            var stamp = FolderStamp.Of(store.Folder);
            if (stamp == seen) return;
            seen = stamp;
            store.ReloadNow();
        }
        catch (Exception e)
        {
            LogFailed(log, e); // this worker survives any one failure; the next change tries again
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(store.Folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Notice();
            watcher.Created += (_, _) => Notice();
            watcher.Deleted += (_, _) => Notice();
            watcher.Renamed += (_, _) => Notice();
            watcher.Error += (_, _) => Notice(); // too many at once: some were lost
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogNoNotices(log, LookEvery.TotalSeconds); // for example no inotify watches left
            return null;
        }
    }

    private void Notice() => notices.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dialogs folder sends no notices of changes; it is looked at every {Seconds} s")]
    private static partial void LogNoNotices(ILogger log, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The dialogs folder could not be looked at")]
    private static partial void LogFailed(ILogger log, Exception e);
}
