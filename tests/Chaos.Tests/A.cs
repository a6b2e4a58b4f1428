using System.Collections.Immutable;
using System.Text.Json;
using Chaos.Checking;
using Chaos.Histories;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Chaos.Tests;

/// <summary>A small vocabulary: one conversation in which nothing went wrong, and its pieces.</summary>
internal static class A
{
    public const string Me = "client 1";
    public static readonly ConversationId Id = new("talk");
    public static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly Advocate Maria = new(new AdvocateId("maria-id"), "Maria");
    public static readonly Advocate Ana = new(new AdvocateId("ana-id"), "Ana");

    public static HandoffRequest Request(Priority priority = Priority.Routine) => new(
        1, QueueNames.General, priority, Noon.AddMinutes(2), Noon.AddMinutes(12), 0, AnswerLater: false, Danger: false, new HandoffBrief("asked", [], null, null, []));

    public static Conversation Snapshot(Stage stage, long length, string id = "talk") =>
        Conversation.New(new ConversationId(id), Noon) with { Stage = stage, LogLength = length };

    /// <summary>A question, a wish for a person who comes and answers, then danger: 13 entries, with Maria at the end.</summary>
    public static ConversationFacts Story()
    {
        LogEntry[] log =
        [
            new(1, Audience.Nobody, new Activity { Type = "unseen" }),
            Says("Welcome", "bot"),
            Client("c1.1", "what is wic", 1), Says("Food for children", "bot", minute: 1),
            Client("c1.2", "talk to a person", 2), Initiate(2), Says("You are next", "waiting", speaker: "system", minute: 2),
            Status("accepted", 3), Says("Maria is here", "person", "Maria", "system", 3),
            Reply(Maria, "Hello", 4),
            Client("c1.3", "i want to kill myself", 5), Says("Call 988", "person", "Maria", minute: 5), Alert(5),
        ];
        return Facts(log, new Stage.WithAdvocate(Request(Priority.Emergency), Maria, Noon.AddMinutes(3)),
        [
            Said("c1.1", "what is wic", 1, 3), Said("c1.2", "talk to a person", 2, 5), Claimed(Maria, 3),
            new Operation("Maria", Act.Reply, Id.Value, "a1.1", "Hello", At(4), At(4.5), Outcome.Done),
            Said("c1.3", "i want to kill myself", 5, 11) with { Expects = "988" },
        ]);
    }

    /// <summary>The same client before anybody came: 7 entries, waiting.</summary>
    public static ConversationFacts Waiting() => Facts(
        [.. Story().Log.Take(7)], new Stage.Waiting(Request()), [Said("c1.1", "what is wic", 1, 3), Said("c1.2", "talk to a person", 2, 5)]);

    /// <summary>The same by text message: what the bot said at 2, 4 and 7 is for the phone.</summary>
    public static ConversationFacts Texted(long[] taken, params (long Position, DeliveryState State)[] states) => Waiting() with
    {
        Texts = new TextFacts(taken, [.. states.Select(one => new DeliveryStatus(new DeliveryId(Id, one.Position), DeliveryLane.Bot, one.State, null, null, Noon, null, []))]),
    };

    public static ConversationFacts Facts(IEnumerable<LogEntry> entries, Stage stage, IReadOnlyList<Operation> operations)
    {
        var log = Numbered(entries);
        return new ConversationFacts(Snapshot(stage, log.Length), log, Shown(log), log.Length, operations, [new Sighting(Me, Id.Value, Positions(log), log.Length)]);
    }

    /// <summary>The facts as they would be with this log: whatever hangs on positions alone goes with it.</summary>
    public static ConversationFacts With(this ConversationFacts facts, IEnumerable<LogEntry> entries)
    {
        var log = Numbered(entries);
        return facts with
        {
            Log = log,
            Snapshot = facts.Snapshot with { LogLength = log.Length },
            OverHttp = Shown(log),
            HttpReadTo = log.Length,
            Sightings = [new Sighting(Me, Id.Value, Positions(log), log.Length)],
        };
    }

    public static ConversationFacts Without(this ConversationFacts facts, int position) => facts.With(facts.Log.Where(entry => entry.Position != position));

    /// <summary>With another entry put in after a position.</summary>
    public static ConversationFacts After(this ConversationFacts facts, int position, params LogEntry[] more) =>
        facts.With([.. facts.Log.Take(position), .. more, .. facts.Log.Skip(position)]);

    public static ConversationFacts Change(this ConversationFacts facts, string id, Func<Operation, Operation> change) =>
        facts with { Operations = [.. facts.Operations.Select(operation => operation.Id == id ? change(operation) : operation)] };

    public static LogEntry Client(string id, string text, int minute) => Entry(Audience.Everyone, new Activity
    {
        Type = ActivityTypes.Message,
        From = new ChannelAccount("me", role: "user"),
        Text = text,
        Timestamp = Noon.AddMinutes(minute),
        ChannelData = Json(new { clientActivityID = id }),
    });

    public static LogEntry Says(string text, string floor, string? name = null, string speaker = "bot", int minute = 0) => Entry(Audience.Everyone, new Activity
    {
        Type = ActivityTypes.Message,
        From = new ChannelAccount("benefits-bot", "BenefitsBot", "bot"),
        Text = text,
        Timestamp = Noon.AddMinutes(minute),
        ChannelData = Json(new { speaker, floor = new { stage = floor, name } }),
    });

    public static LogEntry Reply(Advocate advocate, string text, int minute) =>
        Says(text, "person", advocate.Name, "person", minute) is var said ? said with { Activity = said.Activity with { From = new ChannelAccount(advocate.Id.Value, advocate.Name, "bot") } } : said;

    public static LogEntry Initiate(int minute, string priority = "Routine") =>
        Event(EventNames.HandoffInitiate, Audience.Advocates, new { priority, requestedAt = Noon.AddMinutes(minute) }, minute);

    public static LogEntry Status(string state, int minute) => Event(EventNames.HandoffStatus, Audience.Everyone, new { state }, minute);

    public static LogEntry Alert(int minute, string priority = "Emergency") => Event(EventNames.Alert, Audience.Advocates, new { priority }, minute);

    public static Operation Said(string id, string text, double minute, long position) =>
        new(Me, Act.Say, Id.Value, id, text, At(minute), At(minute + 0.5), Outcome.Done, position);

    public static Operation Claimed(Advocate by, double minute) => new(by.Name, Act.Claim, Id.Value, "", "", At(minute), At(minute + 0.1), Outcome.Done);

    public static IReadOnlyList<string> RulesBroken(this ConversationFacts facts) => [.. Checker.Check(facts).Select(violation => violation.Rule).Distinct()];

    private static ImmutableArray<LogEntry> Numbered(IEnumerable<LogEntry> entries) =>
        [.. entries.Select((entry, i) => entry with { Position = i + 1, Activity = entry.Activity with { Id = Id.ActivityId(i + 1) } })];

    private static ImmutableArray<string> Shown(IEnumerable<LogEntry> log) => [.. log.Where(entry => entry.IsForClient()).Select(entry => entry.Activity.Id!)];

    private static ImmutableArray<long> Positions(IEnumerable<LogEntry> log) => [.. log.Where(entry => entry.IsForClient()).Select(entry => entry.Position)];

    private static LogEntry Event(string name, Audience audience, object value, int minute) =>
        Entry(audience, new Activity { Type = ActivityTypes.Event, Name = name, From = new ChannelAccount("benefits-bot", "BenefitsBot", "bot"), Value = Json(value), Timestamp = Noon.AddMinutes(minute) });

    private static LogEntry Entry(Audience audience, Activity activity) => new(0, audience, activity);

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Default);

    private static TimeSpan At(double minute) => TimeSpan.FromMinutes(minute);
}
