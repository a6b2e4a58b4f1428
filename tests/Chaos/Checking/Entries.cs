using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Chaos.Checking;

/// <summary>Reads from a log entry what the rules are about.</summary>
internal static class Entries
{
    public static bool IsFromClient(this LogEntry entry) => entry.Activity is { Type: ActivityTypes.Message, From.Role: "user" };

    public static bool IsFromAdvocate(this LogEntry entry) => entry.Speaker() == "person";

    public static bool IsNote(this LogEntry entry) => entry.IsEvent(EventNames.Note);

    /// <summary>Something came in from a person, so a new turn begins here.</summary>
    public static bool IsInput(this LogEntry entry) => entry.Activity.From?.Role == "user" || entry.IsFromAdvocate() || entry.IsNote();

    public static bool IsEvent(this LogEntry entry, string name) => entry.Activity.Type == ActivityTypes.Event && entry.Activity.Name == name;

    public static bool IsForClient(this LogEntry entry) => entry.Audience.HasFlag(Audience.Client);

    /// <summary>The desk leaves out what says nothing to an advocate, and draws no other event than these.</summary>
    public static bool IsShownTo(this LogEntry entry, Audience audience) => entry.Audience.HasFlag(audience) && (audience == Audience.Client || entry.Activity switch
    {
        { Type: ActivityTypes.Message, Text.Length: > 0 } => true,
        { Type: ActivityTypes.Event, Name: EventNames.Note or EventNames.Alert or EventNames.HandoffInitiate or EventNames.HandoffStatus or EventNames.DeliveryMissed } => true,
        _ => false,
    });

    /// <summary>The client's own id of their message. A text message shows none in the log, so there it is the text, of which no two are the same.</summary>
    public static string? InputId(this LogEntry entry) => entry.Activity.ChannelId == Channel.Sms.Name ? entry.Activity.Text : Text(entry.Activity.ChannelData, "clientActivityID");

    /// <summary><c>bot</c>, <c>person</c> or <c>system</c>; null for what a client said and for events.</summary>
    public static string? Speaker(this LogEntry entry) => entry.IsFromClient() ? null : Text(entry.Activity.ChannelData, "speaker");

    /// <summary>Who had the floor after the turn that said this, as the client was told: <c>bot</c>, <c>waiting</c> or <c>person</c>.</summary>
    public static (string Stage, string? Name)? Floor(this LogEntry entry) =>
        entry.Speaker() is not null && Value(entry.Activity.ChannelData, "floor") is { } floor && Text(floor, "stage") is { } stage
            ? (stage, Text(floor, "name"))
            : null;

    public static string? State(this LogEntry entry) => Text(entry.Activity.Value, "state");

    public static string? Priority(this LogEntry entry) => Text(entry.Activity.Value, "priority");

    public static DateTimeOffset? RequestedAt(this LogEntry entry) =>
        Value(entry.Activity.Value, "requestedAt") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null;

    private static string? Text(JsonElement? of, string name) => Value(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Value(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var found) ? found : null;
}
