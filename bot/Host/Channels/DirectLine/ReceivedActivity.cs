using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Host.Channels.DirectLine;

/// <summary>One activity from the wire: read and checked, or why it is refused.</summary>
/// <param name="Input">The client's own id of it, else one made here.</param>
internal readonly record struct ReceivedActivity(Activity Activity, InputId Input, Fault? Fault)
{
    /// <summary>Characters of a serialized activity, as Direct Line documents it.</summary>
    public const int MaxCharacters = 262_144;

    /// <summary>More bytes than this can't be so few characters.</summary>
    public const int MaxBytes = MaxCharacters * 3;

    private const int MaxTypeLength = 64;
    private const int MaxInputIdLength = 128;

    public static ReceivedActivity Read(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        if (body.IsEmpty) return Refuse(Fault.NoBody);
        if (!Utf8.IsValid(body)) return Refuse(Fault.Bad("The body is not UTF-8"));
        if (body.Length > MaxCharacters && Encoding.UTF8.GetCharCount(body) > MaxCharacters) return Refuse(Fault.TooLarge);

        Activity activity;
        try
        {
            activity = Tidy(ActivityJson.Read(body));
            // Half a character pair, escaped, is legal JSON that can't be written again. Rare, so only then is it tried.
            if (body.IndexOf("\\ud"u8) >= 0 || body.IndexOf("\\uD"u8) >= 0) ActivityJson.Write(activity);
        }
        catch (JsonException)
        {
            return Refuse(HasType(body) ? NotActivity : Fault.NoType);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return Refuse(Fault.Bad("A text holds half of a character pair"));
        }

        return Check(activity) is { } fault ? Refuse(fault) : new(activity, InputOf(activity), null);
    }

    private static Fault NotActivity => Fault.Bad(
        $"The body is not one activity: JSON, at most {ActivityJson.MaxDepth} levels deep, each field of the type that the protocol gives it");

    private static Fault? Check(Activity activity) => activity switch
    {
        { Type.Length: 0 } => Fault.NoType,
        { Type.Length: > MaxTypeLength } => Fault.Bad("There is no activity type with so long a name"),
        { Type: ActivityTypes.ConversationUpdate } => Fault.Bad("Only the service says who is in a conversation"),
        { Text.Length: > TurnLimits.MaxTextLength } => Fault.Bad($"A message holds at most {TurnLimits.MaxTextLength:N0} characters: send it in parts"),
        _ => null,
    };

    // Strict readers refuse nulls, and this activity is echoed to every reader of the conversation.
    private static Activity Tidy(Activity activity)
    {
        if (activity.Extra is null) return activity;
        foreach (var (name, value) in activity.Extra)
            if (value.ValueKind is JsonValueKind.Null) activity.Extra.Remove(name);

        return activity;
    }

    private static InputId InputOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= MaxInputIdLength } text
            ? new InputId(text)
            : new InputId(RandomId.New(12));

    private static bool HasType(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8)) return true;
                reader.Read();
                reader.Skip();
            }

            return false;
        }
        catch (JsonException)
        {
            return true; // not JSON at all: the other words fit better
        }
    }

    private static ReceivedActivity Refuse(Fault fault) => new(null!, default, fault);
}
