using Bot.Core.Signals;
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
    public async Task What_a_change_teaches_of_distress_is_learned_meanwhile_and_kept_for_the_next_start()
    {
        using var dialogs = Distressed();
        var store = Open(dialogs);
        await store.Learning;
        Assert.Equal("suicide-self-harm", Heard(store));

        dialogs.Write("signals/examples/none.txt", Plain + Harmless);
        Assert.True(store.ReloadNow());
        await store.Learning;

        Assert.Equal("none", Heard(store));
        Assert.Equal(SignalModel.SourceOf(store.Book.Lexicon), Open(dialogs).Book.Lexicon.Model!.Source);
    }

    [Fact]
    public async Task What_would_no_longer_hear_what_must_be_heard_is_not_learned()
    {
        using var dialogs = Distressed();
        dialogs.Write("signals/must-hear/suicide-self-harm.txt", $"{Approved}[emergency en by ab]\n{Asked}\n");
        var store = Open(dialogs);
        await store.Learning;

        dialogs.Write("signals/examples/none.txt", Plain + Harmless);
        Assert.True(store.ReloadNow());
        await store.Learning;

        Assert.Equal("suicide-self-harm", Heard(store));
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

    private const string Approved = "approved-by: pending\n";
    private const string Plain = $"{Approved}[none en by ab]\nwhat are your hours\nhow do i apply\nwhere is the office\n";
    private const string Harmless = "which door is the way out please\nthe way out of the office please\nis that the way out\n";
    private const string Asked = "the way out please";

    private static SmallDialogs Distressed() => new SmallDialogs()
        .Write("signals/examples/suicide-self-harm.txt", $"{Approved}[emergency en by ab]\ni have no way out\nno way out for me\nthere is no way out\n")
        .Write("signals/examples/none.txt", Plain)
        .Write("signals.yaml", $"{Approved}thresholds: {{fire-at: 0.1, emergency-at: 0.1, phrase-at: 0, ask-at: 0, pressed-at: 0}}\nquestions: []\n");

    private static string Heard(ContentStore store) => ((Bot.Core.BenefitsBot)store.Policy.Bot).Understand(Asked).Signal;

    private static ContentStore Open(SmallDialogs dialogs) => ContentStore.Open(dialogs.Folder, TimeProvider.System, NullLogger.Instance);
}
