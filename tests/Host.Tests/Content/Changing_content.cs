using Bot.Host.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace Host.Tests.Content;

public sealed class Changing_content
{
    [Fact]
    public void A_start_with_faults_is_refused_with_all_of_them()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Replace("routing.yaml", "choices: 3", "choices: 9").Write("topics/food.pantry.yaml", "topic: [");

        var refused = Assert.Throws<ContentFaultsException>(() => Open(dialogs));

        Assert.Equal(["routing.yaml", "topics/food.pantry.yaml"], refused.Faults.Select(fault => fault.File));
        Assert.Contains("routing.yaml:3:10: This is not a number that can stand here.", refused.Message);
    }

    [Fact]
    public void A_good_change_is_in_force_as_a_whole_at_the_next_read()
    {
        using var dialogs = new SmallDialogs();
        var store = Open(dialogs);
        var (book, policy) = (store.Book, store.Policy);
        dialogs.Replace("routing.yaml", "choices: 3", "choices: 2");

        Assert.True(store.ReloadNow());

        Assert.Equal(2, store.Book.Thresholds.Choices);
        Assert.Equal(3, book.Thresholds.Choices); // a turn under way keeps what it began with
        Assert.NotSame(policy, store.Policy);
        Assert.Equal(store.Book.Version, store.Status.Version);
    }

    [Fact]
    public void A_broken_change_keeps_the_last_good_book_and_says_so()
    {
        using var dialogs = new SmallDialogs();
        var store = Open(dialogs);
        var good = store.Book;
        var told = new List<ContentStatus>();
        store.Changed += told.Add;
        dialogs.Replace("routing.yaml", "choices: 3", "choices: 9");

        Assert.False(store.ReloadNow());

        Assert.Same(good, store.Book);
        Assert.Equal(good.Version, store.Status.Version);
        Assert.Equal("routing.yaml", Assert.Single(store.Status.Rejected!.Faults).File);
        Assert.NotEqual(good.Version, store.Status.Rejected.Version);
        Assert.Same(store.Status, Assert.Single(told));
    }

    [Fact]
    public void A_broken_change_put_right_or_taken_back_is_forgotten()
    {
        using var dialogs = new SmallDialogs();
        var store = Open(dialogs);
        dialogs.Replace("routing.yaml", "choices: 3", "choices: 9");
        store.ReloadNow();

        dialogs.Replace("routing.yaml", "choices: 9", "choices: 3");
        Assert.False(store.ReloadNow());
        Assert.Null(store.Status.Rejected);

        dialogs.Replace("routing.yaml", "choices: 3", "choices: 9");
        store.ReloadNow();
        dialogs.Replace("routing.yaml", "choices: 9", "choices: 2");
        Assert.True(store.ReloadNow());
        Assert.Null(store.Status.Rejected);
    }

    [Fact]
    public void A_folder_that_vanishes_changes_nothing()
    {
        using var dialogs = new SmallDialogs();
        var store = Open(dialogs);
        Directory.Move(dialogs.Folder, dialogs.Folder + ".gone");

        Assert.False(store.ReloadNow());
        Directory.Move(dialogs.Folder + ".gone", dialogs.Folder);

        Assert.NotNull(store.Book);
        Assert.NotEmpty(store.Status.Rejected!.Faults);
    }

    [Fact]
    public async Task A_change_on_disk_is_noticed_without_being_asked()
    {
        using var dialogs = new SmallDialogs();
        var store = Open(dialogs);
        var changed = new TaskCompletionSource<ContentStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Changed += status => changed.TrySetResult(status);
        using var watcher = new ContentWatcher(store, TimeProvider.System, NullLogger<ContentWatcher>.Instance);
        await watcher.StartAsync(TestContext.Current.CancellationToken);

        dialogs.Replace("topics/snap.apply.yaml", "route: answer", "route: advocate");
        var status = await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await watcher.StopAsync(TestContext.Current.CancellationToken);

        Assert.Null(status.Rejected);
        Assert.Equal(Bot.Core.Dialogs.Route.Advocate, store.Book.Topics["snap.apply"].Route);
    }

    private static ContentStore Open(SmallDialogs dialogs) => ContentStore.Open(dialogs.Folder, TimeProvider.System, NullLogger.Instance);
}
