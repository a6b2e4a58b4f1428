using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Core.Activities;

/// <summary>
/// One Bot Framework activity as it stands on the wire (Activity Protocol 3.1). The fields that this
/// system reads are typed; every other field is kept in <see cref="Extra"/>, so that an activity
/// survives a round trip. Nulls are never written: some peers refuse them.
/// </summary>
public sealed record Activity
{
    public required string Type { get; init; }

    /// <summary>Given by the channel: <c>{conversation id}|{position, 7 digits}</c>. Never the client's.</summary>
    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public string? Locale { get; init; }
    public string? Name { get; init; }
    public string? Text { get; init; }

    /// <summary><c>plain</c> or <c>markdown</c>. Always sent by us: readers disagree on the default.</summary>
    public string? TextFormat { get; init; }

    /// <summary><c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    public string? CallerId { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }
    public IReadOnlyList<JsonElement>? Attachments { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; } // not init: the JSON generator can't fill one
}

/// <summary>Somebody in a conversation.</summary>
public sealed record ChannelAccount
{
    [JsonConstructor]
    public ChannelAccount() { }

    public ChannelAccount(string id, string? name = null, string? role = null) => (Id, Name, Role) = (id, name, role);

    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary><c>user</c> or <c>bot</c>; an advocate writes as <c>bot</c>, being our side.</summary>
    public string? Role { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

public sealed record ConversationAccount
{
    [JsonConstructor]
    public ConversationAccount() { }

    public ConversationAccount(string id) => Id = id;

    public string? Id { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <param name="To">Always written, empty for everybody: a peer throws without it.</param>
public sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

/// <param name="Type"><c>imBack</c>, <c>openUrl</c> or <c>call</c>.</param>
/// <param name="Value">Text for imBack, an address for openUrl, a <c>tel:</c> URI for call.</param>
public sealed record CardAction(string Type, string Title, string Value);
