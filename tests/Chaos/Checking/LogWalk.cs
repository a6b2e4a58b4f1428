using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Chaos.Checking;

internal enum Holder
{
    /// <summary>The bot, a survey, or nobody after the end.</summary>
    Bot,
    Queue,
    Advocate,
}

/// <summary>Who has the floor, as told by the log alone.</summary>
/// <param name="Advocate">The name that clients see.</param>
/// <param name="RequestedAt">Of the handoff that is going on.</param>
/// <param name="Priority">The highest that was asked for in it.</param>
internal sealed record FloorState(Holder Holder, string? Advocate = null, DateTimeOffset? RequestedAt = null, Priority Priority = Priority.Routine)
{
    public static readonly FloorState Start = new(Holder.Bot);
}

/// <summary>
/// Goes through a log from its beginning and works out who has the floor after each entry. A log in which a
/// person is claimed twice without being let go between, or somebody speaks without the floor, has faults.
/// </summary>
internal sealed class LogWalk
{
    private readonly IReadOnlyList<LogEntry> log;
    private readonly List<FloorState> after = [];
    private readonly List<(string Rule, string What)> faults = [];
    private readonly List<string> claims = [];
    private FloorState now = FloorState.Start;

    private LogWalk(IReadOnlyList<LogEntry> log) => this.log = log;

    public IReadOnlyList<(string Rule, string What)> Faults => faults;

    /// <summary>Names of advocates, one for each time one took the client.</summary>
    public IReadOnlyList<string> Claims => claims;

    public FloorState Last => now;

    public static LogWalk Of(IReadOnlyList<LogEntry> log)
    {
        var walk = new LogWalk(log);
        for (var i = 0; i < log.Count; i++) walk.Step(i);
        return walk;
    }

    public FloorState Before(int index) => index == 0 ? FloorState.Start : after[index - 1];

    public FloorState After(int index) => after[index];

    private void Step(int index)
    {
        var entry = log[index];
        if (entry.IsEvent(EventNames.HandoffInitiate)) Ask(entry);
        else if (entry.IsEvent(EventNames.HandoffStatus)) Status(index, entry);
        else if (entry.IsEvent(EventNames.Alert)) Raise(entry);
        else if (entry.IsNote()) MustHold(entry, entry.Activity.From?.Name);
        else if (entry.Floor() is { } told) Told(entry, told);
        after.Add(now);
    }

    private void Ask(LogEntry entry)
    {
        if (now.Holder != Holder.Bot) Fault("a handoff begins while another goes on", entry, $"{now.Holder}");
        now = new FloorState(Holder.Queue, null, entry.RequestedAt(), PriorityOf(entry));
    }

    private void Status(int index, LogEntry entry)
    {
        switch (entry.State())
        {
            case "accepted": Claim(index, entry); break;
            case "completed": Leave(entry, Holder.Advocate); break;
            case "failed": Leave(entry, Holder.Queue); break;
        }
    }

    private void Claim(int index, LogEntry entry)
    {
        // The event does not name the advocate; what the client is told right after it does.
        var name = index + 1 < log.Count ? log[index + 1].Floor()?.Name : null;
        if (now.Holder == Holder.Advocate) Fault("claimed by two advocates", entry, $"by {name} while {now.Advocate} has the floor");
        else if (now.Holder != Holder.Queue) Fault("claimed without waiting", entry, $"by {name}");
        now = now with { Holder = Holder.Advocate, Advocate = name };
        claims.Add(name ?? "");
    }

    private void Leave(LogEntry entry, Holder expected)
    {
        if (now.Holder != expected) Fault("a handoff ends that is not going on", entry, $"{entry.State()} while {now.Holder}");
        now = FloorState.Start;
    }

    private void Raise(LogEntry entry)
    {
        if (PriorityOf(entry) is var priority && priority > now.Priority && now.Holder != Holder.Bot) now = now with { Priority = priority };
    }

    private void Told(LogEntry entry, (string Stage, string? Name) told)
    {
        // An advocate who is lost, or who passes the client on, leaves no event: only this line.
        if (now.Holder == Holder.Advocate && told.Stage == "waiting" && entry.Speaker() == "system") now = now with { Holder = Holder.Queue, Advocate = null };

        var expected = now.Holder switch { Holder.Advocate => "person", Holder.Queue => "waiting", _ => "bot" };
        if (told.Stage != expected) Fault("the client is told another floor than the log's", entry, $"{told.Stage}, not {expected}");
        if (told.Stage == "person" && told.Name != now.Advocate) Fault("claimed by two advocates", entry, $"{told.Name} while {now.Advocate} has the floor");
        if (entry.IsFromAdvocate()) MustHold(entry, entry.Activity.From?.Name);
    }

    private void MustHold(LogEntry entry, string? name)
    {
        if (now.Holder != Holder.Advocate || now.Advocate != name) Fault("spoken without the floor", entry, $"{name} while {now.Advocate ?? now.Holder.ToString()} has it");
    }

    private void Fault(string rule, LogEntry entry, string what) => faults.Add((rule, $"at {entry.Position}: {what}"));

    private static Priority PriorityOf(LogEntry entry) => Enum.TryParse<Priority>(entry.Priority(), ignoreCase: true, out var priority) ? priority : Priority.Routine;
}
