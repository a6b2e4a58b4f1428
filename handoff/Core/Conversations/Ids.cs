using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Core.Conversations;

/// <summary>A conversation, for ever: the same client's later questions continue it. At most 64 characters of A-Z a-z 0-9 - _.</summary>
[JsonConverter(typeof(ConversationIdJson))]
public readonly record struct ConversationId(string Value)
{
    public const int MaxLength = 64;
    public override string ToString() => Value;

    /// <summary>The id of the activity at a position of this conversation's log.</summary>
    public string ActivityId(long position) => $"{Value}|{position:D7}";

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

/// <summary>An advocate's account.</summary>
[JsonConverter(typeof(AdvocateIdJson))]
public readonly record struct AdvocateId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>
/// One input, as its sender numbered it, so that a repeat is known: Web Chat's
/// <c>clientActivityID</c>, Twilio's <c>MessageSid</c>, a form's one-time key.
/// </summary>
[JsonConverter(typeof(InputIdJson))]
public readonly record struct InputId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A BCP-47 language, lower case: <c>en</c> or <c>es</c>.</summary>
[JsonConverter(typeof(LanguageJson))]
public readonly record struct Language(string Code)
{
    public static readonly Language English = new("en");
    public static readonly Language Spanish = new("es");

    /// <returns>Spanish for any tag of it (<c>es-MX</c>), else English.</returns>
    public static Language Of(string? tag) =>
        tag is not null && (tag.Equals("es", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("es-", StringComparison.OrdinalIgnoreCase))
            ? Spanish
            : English;

    public override string ToString() => Code;
}

internal abstract class TextIdJson<T> : JsonConverter<T>
    where T : struct
{
    protected abstract T Make(string value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Make(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is a text."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class ConversationIdJson : TextIdJson<ConversationId>
{
    protected override ConversationId Make(string value) => new(value);
}

internal sealed class AdvocateIdJson : TextIdJson<AdvocateId>
{
    protected override AdvocateId Make(string value) => new(value);
}

internal sealed class InputIdJson : TextIdJson<InputId>
{
    protected override InputId Make(string value) => new(value);
}

internal sealed class LanguageJson : TextIdJson<Language>
{
    protected override Language Make(string value) => new(value);
}
