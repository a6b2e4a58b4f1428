using Chaos.Histories;

namespace Chaos.Traffic;

/// <summary>An advocate: takes clients, answers them, lets them go, and now and then is gone for longer than the desk waits.</summary>
internal sealed class DeskAdvocate(int number, DeskBrowser browser, History history, Timeline timeline, ChaosOptions options) : IAsyncDisposable
{
    private const int MostHeld = 4;
    private const int LongRun = 150;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GoneFor = TimeSpan.FromSeconds(75); // the service gives up on them after 60
    private static readonly string[] Categories = ["answered", "documents", "referred"];
    private static readonly string[] Queues = ["general", "caseworker", "urgent"];
    private readonly Dice dice = new(options.Seed, $"advocate {number}");
    private readonly DeskActs acts = new(NameOf(number), browser, history, timeline, new Dice(options.Seed, $"acts of advocate {number}"));
    private readonly CancellationTokenSource listening = new();
    private DeskListener? page;
    private Task listeningTask = Task.CompletedTask;
    private volatile string? open;

    /// <summary>Times the desk asked for a sign-in in the middle of the work.</summary>
    public int SignedOut => acts.SignedOut;

    public static string NameOf(int number) => $"Advocate {number}";

    /// <param name="enough">Nothing new after this; what was begun is finished.</param>
    /// <param name="end">What is not known by now stays unknown.</param>
    public async Task WorkAsync(CancellationToken enough, CancellationToken end)
    {
        page = new DeskListener(NameOf(number), browser, new Dice(options.Seed, $"page of advocate {number}"), () => open);
        listeningTask = page.RunAsync(listening.Token);
        try
        {
            while (!enough.IsCancellationRequested)
            {
                if (history.Now - acts.LookedAt > LookEvery) await acts.LookAsync(end);
                else await ActAsync(end);
                var pause = options.Seconds >= LongRun && dice.Chance(0.004) ? GoneFor : dice.Between(0.1, 0.5);
                await Task.Delay(pause, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            // Whom a claim without an answer took is known now.
            while (!await acts.LookAsync(end)) await Task.Delay(dice.Between(0.1, 0.4), end);
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    /// <summary>What the open page showed of a conversation.</summary>
    public IReadOnlyList<Sighting> SightingsOf(string conversation) => page?.SightingsOf(conversation) ?? [];

    public async ValueTask DisposeAsync()
    {
        await listening.CancelAsync();
        await listeningTask;
        listening.Dispose();
        browser.Dispose();
    }

    private Task ActAsync(CancellationToken end)
    {
        if (acts.Held.Count < MostHeld && (acts.Held.Count == 0 || dice.Chance(0.3))) return acts.TakeAsync(end);
        var conversation = dice.Pick([.. acts.Held]);
        if (dice.Chance(0.3)) open = conversation;
        return dice.Below(100) switch
        {
            < 62 => acts.ReplyAsync(conversation, end),
            < 80 => acts.LeaveAsync(Act.Resolve, conversation, end, ("category", dice.Pick(Categories)), ("note", "")),
            < 88 => acts.LeaveAsync(Act.ToBot, conversation, end, ("sure", "yes")),
            _ => acts.LeaveAsync(Act.Transfer, conversation, end, ("queue", dice.Pick(Queues)), ("note", dice.Chance(0.5) ? "Please go on here" : "")),
        };
    }
}
