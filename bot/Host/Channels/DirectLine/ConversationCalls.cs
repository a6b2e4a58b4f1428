using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Starting a conversation, and coming back to one.</summary>
internal sealed class ConversationCalls(
    ITurnRunner turns, IConversationStore store, DirectLineTokens tokens, StreamTickets tickets, IHostApplicationLifetime host)
{
    /// <summary>Ids with this prefix are believed only inside a token.</summary>
    public const string ReservedUserPrefix = "dl_";

    /// <summary>201 for a conversation that begins now, 200 for one that this token began before.</summary>
    public async Task<Fault?> StartAsync(HttpContext http, Caller caller)
    {
        var (asked, fault) = await TokenCalls.ReadParametersAsync(http);
        if (fault is not null) return fault;

        var grant = caller.Grant ?? TokenCalls.NewGrant(asked);
        var joined = new TurnInput.ClientJoined(OriginOf(grant, asked));
        var decision = await turns.RunAsync(grant.Conversation, joined, host.ApplicationStopping);
        // From the beginning, also for a reload with the same token: whoever has seen it knows it by its ids.
        await AnswerAsync(http, decision.ChangesNothing ? 200 : 201, grant, from: 0);
        return null;
    }

    /// <summary>With a watermark everything after it is replayed; without one the stream begins now.</summary>
    public async Task<Fault?> ReconnectAsync(HttpContext http, ConversationId id, Caller caller)
    {
        string? asked = http.Request.Query["watermark"];
        if (!Watermark.TryRead(asked, out var from)) return Fault.BadWatermark;
        if (await store.FindAsync(id, http.RequestAborted) is not { } conversation) return Fault.NoConversation;

        from = string.IsNullOrEmpty(asked) ? conversation.LogLength : Math.Min(from, conversation.LogLength);
        await AnswerAsync(http, 200, caller.Grant ?? GrantOf(conversation), from);
        return null;
    }

    public static ClientOrigin OriginOf(Grant grant, TokenParameters asked) => new(
        grant.User ?? (asked.User?.Id is { } user && !user.StartsWith(ReservedUserPrefix, StringComparison.Ordinal) ? user : ""),
        Channel.WebChat,
        // What the page says now, rather than what it said when the token was made.
        asked.Locale is { } locale ? Language.Of(locale) : grant.Language ?? Language.English,
        grant.Locality ?? "default");

    // The Azure service forgets the user when one reconnects with the secret. The conversation knows.
    private static Grant GrantOf(Conversation conversation) => new(
        conversation.Id,
        conversation.ClientId.Length > 0 ? conversation.ClientId : null,
        UserName: null,
        conversation.Language,
        conversation.Locality,
        Origins: [],
        default);

    private Task AnswerAsync(HttpContext http, int status, Grant grant, long from)
    {
        var request = http.Request;
        var origin = grant.Origins.IsEmpty ? null : request.Headers.Origin.ToString();
        var stream = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}{DirectLineEndpoint.Root}/conversations/{grant.Conversation}/stream"
            + $"?watermark={Watermark.Write(from)}&t={tickets.Issue(grant.Conversation, origin)}";
        var response = new ConversationResponse(
            grant.Conversation.Value, tokens.Write(grant), (int)DirectLineTokens.Lifetime.TotalSeconds, stream);
        return Reply.JsonAsync(http, status, response, DirectLineJson.Wire.ConversationResponse);
    }
}
