using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Host.Channels.Sms.Simulator;

/// <summary>As Twilio's REST API writes a message.</summary>
internal sealed record SimulatedMessage(string Sid, string Status, string Body, string Direction, int? ErrorCode, string DateCreated);

internal sealed record SimulatedMessages(ImmutableArray<SimulatedMessage> Messages);

/// <summary>A text as the page shows it.</summary>
/// <param name="Detail">What it cost, or why it did not arrive.</param>
internal sealed record ShownText(string Id, bool FromPhone, string Body, string State, string Detail);

internal sealed record ShownPhone(string Number, string Mood, ImmutableArray<ShownText> Texts);

/// <summary>What the page asks for: words to send, or another mood.</summary>
internal sealed record PhoneAct(string? Body, string? Mood);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SimulatedMessage))]
[JsonSerializable(typeof(SimulatedMessages))]
[JsonSerializable(typeof(ShownPhone))]
[JsonSerializable(typeof(PhoneAct))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
