using System.Text.RegularExpressions;
using Chaos.Histories;

namespace Chaos.Traffic;

/// <summary>
/// An advocate at the desk: takes clients, answers them, lets them go. Where no answer comes they look at
/// the desk again before they repeat anything that has no one-time key, as a person would.
/// </summary>
internal sealed partial class DeskAdvocate(int number, DeskBrowser browser, History history, Timeline timeline, ChaosOptions options) : IAsyncDisposable
{
    private const int MostHeld = 4;
    private const int LongRun = 150;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Never = TimeSpan.FromDays(-1);
    private static readonly TimeSpan GoneFor = TimeSpan.FromSeconds(75); // the service gives up on them after 60
    private static readonly string[] Categories = ["answered", "documents", "referred"];
    private static readonly string[] Queues = ["general", "caseworker", "urgent"];
    private readonly Dice dice = new(options.Seed, $"advocate {number}");
    private readonly HashSet<string> held = [];
    private readonly CancellationTokenSource listening = new();
    private DeskListener? page;
    private Task listeningTask = Task.CompletedTask;
    private volatile string? open;
    private TimeSpan lookedAt = Never;
    private int said;

    public static string NameOf(int number) => $"Advocate {number}";

    /// <summary>Times the desk asked for a sign-in in the middle of the work.</summary>
    public int SignedOut { get; private set; }

    private string Name => NameOf(number);

    /// <param name="enough">Nothing new after this; what was begun is finished.</param>
    /// <param name="end">What is not known by now stays unknown.</param>
    public async Task WorkAsync(CancellationToken enough, CancellationToken end)
    {
        page = new DeskListener(Name, browser, new Dice(options.Seed, $"page of advocate {number}"), () => open);
        listeningTask = page.RunAsync(listening.Token);
        try
        {
            while (!enough.IsCancellationRequested)
            {
                if (history.Now - lookedAt > LookEvery) await LookAsync(end);
                else await ActAsync(end);
                await PauseAsync(options.Seconds >= LongRun && dice.Chance(0.004) ? GoneFor : dice.Between(0.1, 0.5), enough);
            }

            // Whom a claim without an answer took is known now.
            lookedAt = Never;
            while (!await LookAsync(end)) await Task.Delay(dice.Between(0.1, 0.4), end);
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
        if (held.Count < MostHeld && (held.Count == 0 || dice.Chance(0.3))) return TakeAsync(end);
        var conversation = dice.Pick([.. held]);
        if (dice.Chance(0.3)) open = conversation;
        return dice.Below(100) switch
        {
            < 62 => ReplyAsync(conversation, end),
            < 80 => LeaveAsync(Act.Resolve, conversation, end, ("category", dice.Pick(Categories)), ("note", "")),
            < 88 => LeaveAsync(Act.ToBot, conversation, end, ("sure", "yes")),
            _ => LeaveAsync(Act.Transfer, conversation, end, ("queue", dice.Pick(Queues)), ("note", dice.Chance(0.5) ? $"note of {Name}, {++said}" : "")),
        };
    }

    private async Task<bool> LookAsync(CancellationToken end)
    {
        if (await browser.GetAsync("/desk", end) is not { } page || IsSignIn(page)) return false;
        lookedAt = history.Now;
        held.Clear();
        foreach (Match mine in Mine().Matches(page.Html)) held.Add(mine.Groups[1].Value);
        return true;
    }

    private async Task TakeAsync(CancellationToken end)
    {
        var claim = Begin(Act.Claim, "", "", "");
        var page = await OrNothingAsync(() => browser.PostAsync("/desk/take-next", end));
        if (page?.Location is { } location && location.StartsWith("/desk/c/", StringComparison.Ordinal))
        {
            var taken = location["/desk/c/".Length..];
            held.Add(taken);
            End(claim with { Conversation = taken }, Outcome.Done);
        }
        else if (page is null || IsSignIn(page))
        {
            lookedAt = Never;
            End(claim, Outcome.Unknown);
        }
        else if (page.Location == "/desk?notice=away")
        {
            await browser.PostAsync("/desk/availability", end, ("value", "available"));
        }
    }

    // The form's one-time key makes a repeat harmless, so this one is sent until it is answered.
    private async Task ReplyAsync(string conversation, CancellationToken end)
    {
        var reply = Begin(Act.Reply, conversation, $"a{number}.{++said}", $"I am looking into it, {Name}, {said}");
        while (true)
        {
            var page = await OrNothingAsync(() => browser.PostAsync($"/desk/c/{conversation}/say", end, ("key", reply.Id), ("text", reply.Text)));
            if (page is not null && !IsSignIn(page))
            {
                var done = page.Location?.StartsWith($"/desk/c/{conversation}#", StringComparison.Ordinal) == true;
                if (!done) held.Remove(conversation);
                End(reply, done ? Outcome.Done : Outcome.Refused);
                return;
            }

            reply = reply with { Tries = reply.Tries + 1 };
            if (end.IsCancellationRequested)
            {
                End(reply, Outcome.Unknown);
                return;
            }

            await PauseAsync(dice.Between(0.1, 0.4), end);
        }
    }

    // Without a key: whether it was done is seen from whether they still have the client.
    private async Task LeaveAsync(Act act, string conversation, CancellationToken end, params (string Name, string Value)[] fields)
    {
        var leave = Begin(act, conversation, "", "");
        var path = act switch { Act.Resolve => "resolve", Act.ToBot => "to-bot", _ => "transfer" };
        var page = await OrNothingAsync(() => browser.PostAsync($"/desk/c/{conversation}/{path}", end, fields));
        held.Remove(conversation);
        if (page is null || IsSignIn(page)) lookedAt = Never;
        var refused = page?.Location?.Contains("notice=lost", StringComparison.Ordinal) == true;
        End(leave, page?.Location is null ? Outcome.Unknown : refused ? Outcome.Refused : Outcome.Done);
    }

    private Operation Begin(Act act, string conversation, string id, string text) => new(Name, act, conversation, id, text, history.Now, null, Outcome.Unknown);

    private void End(Operation operation, Outcome outcome) =>
        history.Add(operation with { Outcome = outcome, Returned = outcome == Outcome.Unknown ? null : history.Now });

    private bool IsSignIn(DeskPage page)
    {
        if (page.Location?.StartsWith("/desk/sign-in", StringComparison.Ordinal) != true) return false;
        SignedOut++;
        timeline.Add($"{Name} was asked to sign in");
        return true;
    }

    private static async Task<DeskPage?> OrNothingAsync(Func<Task<DeskPage?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task PauseAsync(TimeSpan time, CancellationToken enough) =>
        await Task.Delay(time, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [GeneratedRegex("""id="m-([^"]+)" """)]
    private static partial Regex Mine();
}
