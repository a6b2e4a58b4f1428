using System.Text.RegularExpressions;
using Chaos.Histories;

namespace Chaos.Traffic;

/// <summary>
/// What an advocate does at the desk, one act at a time, each written down. Where no answer comes they look at the
/// desk again before they repeat anything that has no one-time key, as a person would.
/// </summary>
internal sealed partial class DeskActs(string name, DeskBrowser browser, History history, Timeline timeline, Dice dice)
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(-1);
    private readonly HashSet<string> held = [];
    private int said;

    /// <summary>Conversations they have, as far as they know.</summary>
    public IReadOnlyCollection<string> Held => held;

    /// <summary>When they last looked at the lists; long ago when what they know is doubtful.</summary>
    public TimeSpan LookedAt { get; private set; } = Never;

    public int SignedOut { get; private set; }

    public async Task<bool> LookAsync(CancellationToken end)
    {
        if (await browser.GetAsync("/desk", end) is not { } page || IsSignIn(page)) return false;
        LookedAt = history.Now;
        held.Clear();
        foreach (Match mine in Mine().Matches(page.Html)) held.Add(mine.Groups[1].Value);
        return true;
    }

    public async Task TakeAsync(CancellationToken end)
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
            LookedAt = Never;
            End(claim, Outcome.Unknown);
        }
        else if (page.Location == "/desk?notice=away")
        {
            await browser.PostAsync("/desk/availability", end, ("value", "available"));
        }
    }

    // The form's one-time key makes a repeat harmless, so this one is sent until it is answered.
    public async Task ReplyAsync(string conversation, CancellationToken end)
    {
        var reply = Begin(Act.Reply, conversation, $"{name}.{++said}", $"I am looking into it, {name}, {said}");
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

            await Task.Delay(dice.Between(0.1, 0.4), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Without a key: whether it was done is seen from whether they still have the client.
    public async Task LeaveAsync(Act act, string conversation, CancellationToken end, params (string name, string Value)[] fields)
    {
        var leave = Begin(act, conversation, "", "");
        var path = act switch { Act.Resolve => "resolve", Act.ToBot => "to-bot", _ => "transfer" };
        var page = await OrNothingAsync(() => browser.PostAsync($"/desk/c/{conversation}/{path}", end, fields));
        held.Remove(conversation);
        if (page is null || IsSignIn(page)) LookedAt = Never;
        var refused = page?.Location?.Contains("notice=lost", StringComparison.Ordinal) == true;
        End(leave, page?.Location is null ? Outcome.Unknown : refused ? Outcome.Refused : Outcome.Done);
    }

    private Operation Begin(Act act, string conversation, string id, string text) => new(name, act, conversation, id, text, history.Now, null, Outcome.Unknown);

    private void End(Operation operation, Outcome outcome) =>
        history.Add(operation with { Outcome = outcome, Returned = outcome == Outcome.Unknown ? null : history.Now });

    private bool IsSignIn(DeskPage page)
    {
        if (page.Location?.StartsWith("/desk/sign-in", StringComparison.Ordinal) != true) return false;
        SignedOut++;
        timeline.Add($"{name} was asked to sign in");
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

    [GeneratedRegex("""id="m-([^"]+)" """)]
    private static partial Regex Mine();
}
