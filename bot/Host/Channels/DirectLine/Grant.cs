using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Bot.Host.Channels.DirectLine;

/// <summary>What a token permits: one conversation, as one user.</summary>
/// <param name="User">Null where whoever made the token named no user.</param>
/// <param name="Locality">Where the client lives, as the chat page was told; null if it was not.</param>
/// <param name="Origins">Web origins the token may be used from; empty for any.</param>
internal sealed record Grant(
    ConversationId Conversation,
    string? User,
    string? UserName,
    Language? Language,
    string? Locality,
    ImmutableArray<string> Origins,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Whether a request with this Origin header may use it. One without the header comes from no foreign page.</summary>
    public bool Permits(string? origin) =>
        Origins.IsEmpty || string.IsNullOrEmpty(origin) || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Who calls: the holder of the secret, or of a token.</summary>
/// <param name="Grant">Null for the secret, which opens every conversation.</param>
internal readonly record struct Caller(Grant? Grant)
{
    public bool HoldsSecret => Grant is null;

    public bool MayUse(ConversationId id) => Grant is null || Grant.Conversation == id;
}

/// <summary>A caller, or why there is none.</summary>
internal readonly record struct Identified(Caller Caller, Fault? Fault)
{
    public static implicit operator Identified(Fault fault) => new(default, fault);

    public static implicit operator Identified(Grant grant) => new(new Caller(grant), null);
}
