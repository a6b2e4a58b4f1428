using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

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
/// <param name="OptedOutAt">When they asked to be sent no texts; null while they may be sent some. Nothing is pushed to them meanwhile, by anybody.</param>
/// <param name="Discreet">Somebody else may read this phone: nothing automatic is sent that they did not just write for, no reminder and no survey.</param>
/// <param name="Replies">How many automatic replies went out lately; null on a channel that pushes none.</param>
/// <param name="Unrated">Surveys they gave no rating to; null if they rated the last one, or were never asked.</param>
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
    bool Unanswered = false,
    DateTimeOffset? OptedOutAt = null,
    bool Discreet = false,
    ReplyPace? Replies = null,
    UnratedSurveys? Unrated = null)
{
    public const int HeardInputs = 32;
    public const int MaxFacts = 16;

    public static Conversation New(ConversationId id, DateTimeOffset now) => new(
        id, Channel.WebChat, "", Language.English, LanguageChosen: false, "default", new Stage.WithBot(), 0, [], [], "", 0, now, now);

    public bool IsNew => LogLength == 0;

    /// <summary>Nothing may be sent to them.</summary>
    [JsonIgnore]
    public bool IsSilenced => OptedOutAt is not null && Channel.Pushes;
}

/// <summary>An input already heard, and the position of the entry it made: a repeat is answered with that position.</summary>
[JsonConverter(typeof(HeardInputJson))]
public sealed record HeardInput(InputId Input, long Position);

/// <summary>Something the client told us, said once and shown to whoever helps next.</summary>
/// <param name="Name">Kebab case, for example <c>notice-date</c>.</param>
/// <param name="Value">The client's own words, at most 200 characters, private numbers masked.</param>
public sealed record Fact(string Name, string Value);
