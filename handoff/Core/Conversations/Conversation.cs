using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Conversations;

/// <summary>A conversation as the last committed turn left it.</summary>
/// <param name="ClientId">The client's user id on their channel, from a signed token or a keyed hash. Never a name or number.</param>
/// <param name="LogLength">
/// Entries in the log so far. The version a commit is checked against, and the
/// Direct Line watermark: so a turn that changes anything appends at least one entry.
/// </param>
/// <param name="Heard">The last <see cref="HeardInputs"/> inputs, newest last, so that a repeated one is known.</param>
/// <param name="BotState">What the bot remembers, in the bot's own words. Opaque here; empty at the start.</param>
/// <param name="LanguageChosen">The client chose the language by hand, so detection no longer changes it.</param>
/// <param name="Handoffs">Handoffs so far: numbers the next one.</param>
/// <param name="Unanswered">The client has written since a person last did.</param>
public sealed record Conversation(
    ConversationId Id,
    Channel Channel,
    string ClientId,
    Language Language,
    bool LanguageChosen,
    string Locality,
    Stage Stage,
    long LogLength,
    ImmutableArray<HeardInput> Heard,
    ImmutableArray<Fact> Facts,
    string BotState,
    int Handoffs,
    DateTimeOffset StartedAt,
    DateTimeOffset LastHeardAt,
    bool Unanswered = false)
{
    public const int HeardInputs = 32;
    public const int MaxFacts = 16;

    public static Conversation New(ConversationId id, DateTimeOffset now) => new(
        id, Channel.WebChat, "", Language.English, LanguageChosen: false, "default", new Stage.WithBot(), 0, [], [], "", 0, now, now);

    public bool IsNew => LogLength == 0;
}

/// <summary>An input already heard, and the position of the entry it made: a repeat is answered with that position.</summary>
[JsonConverter(typeof(HeardInputJson))]
public sealed record HeardInput(InputId Input, long Position);

/// <summary>Something the client told us, said once and shown to whoever helps next.</summary>
/// <param name="Name">Kebab case, for example <c>notice-date</c>.</param>
/// <param name="Value">The client's own words, at most 200 characters, private numbers masked.</param>
public sealed record Fact(string Name, string Value);
