using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Host.Channels.Sms;

/// <summary>A message as Twilio's REST API writes it, as far as we read it.</summary>
/// <param name="DateCreated">RFC 2822.</param>
internal sealed record TwilioMessage(string? Sid, string? Status, string? To, string? From, string? Body, string? Direction, int? ErrorCode, string? DateCreated);

internal sealed record TwilioMessages(ImmutableArray<TwilioMessage> Messages);

/// <summary>Why a request was refused.</summary>
internal sealed record TwilioError(int? Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TwilioMessage))]
[JsonSerializable(typeof(TwilioMessages))]
[JsonSerializable(typeof(TwilioError))]
internal sealed partial class TwilioJson : JsonSerializerContext;
