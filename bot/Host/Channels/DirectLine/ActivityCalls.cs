using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Sending one activity, and reading them by polling.</summary>
internal sealed class ActivityCalls(
    ITurnRunner turns, IConversationStore store, IFeeds feeds, WithoutStore withoutStore, TimeProvider clock, IHostApplicationLifetime host)
{
    private const int PageEntries = 500;
    private const string AnyUser = "user";
    private const int MaxUserLength = 64;

    public async Task<Fault?> PostAsync(HttpContext http, ConversationId id, Caller caller)
    {
        if (!RequestBody.IsJson(http.Request)) return Fault.NotJson;
        using var body = await RequestBody.ReadAsync(http.Request, ReceivedActivity.MaxBytes, http.RequestAborted);
        if (body is null) return Fault.TooLarge;

        var received = ReceivedActivity.Read(body.Bytes);
        return received.Fault ?? await TakeAsync(http, id, caller, received, keepsFiles: false);
    }

    /// <summary>Makes a turn of what came in, and answers with the id under which everybody will see it.</summary>
    public async Task<Fault?> TakeAsync(HttpContext http, ConversationId id, Caller caller, ReceivedActivity received, bool keepsFiles)
    {
        if (caller.HoldsSecret && await store.FindAsync(id, http.RequestAborted) is null) return Fault.NoConversation;

        var activity = received.Activity with { From = Sender(caller.Grant, received.Activity.From) };
        if (activity.Type == ActivityTypes.Typing) return await AnswerAsync(http, Type(id, activity));

        var origin = caller.Grant is { } grant ? ConversationCalls.OriginOf(grant, TokenParameters.None) : null;
        try
        {
            // Not the request's token: what a client said is kept even if they close the page.
            var input = new TurnInput.ClientSaid(activity, received.Input, origin, keepsFiles);
            var decision = await turns.RunAsync(id, input, host.ApplicationStopping);
            return await AnswerAsync(http, id.ActivityId(decision.Position ?? decision.After.LogLength));
        }
        catch (Exception e) when (e is StoreUnavailableException or TurnContendedException)
        {
            var language = Language.Of(activity.Locale ?? caller.Grant?.Language?.Code);
            return Fault.StoreUnavailable(withoutStore.Words(activity.Text, language, caller.Grant?.Locality).Text);
        }
    }

    public async Task<Fault?> ReadAsync(HttpContext http, ConversationId id, Caller caller)
    {
        if (!Watermark.TryRead(http.Request.Query["watermark"], out var after)) return Fault.BadWatermark;

        LogSlice slice;
        try
        {
            slice = await store.ReadLogAsync(id, after, Audience.Client, PageEntries, http.RequestAborted);
            // Nothing new, a position beyond the end, or no conversation at all: only the last two need telling apart.
            if (slice.ReadTo == after && (after > 0 || caller.HoldsSecret))
            {
                var conversation = await store.FindAsync(id, http.RequestAborted);
                if (conversation is null && caller.HoldsSecret) return Fault.NoConversation;
                slice = slice with { ReadTo = Math.Min(after, conversation?.LogLength ?? 0) };
            }
        }
        catch (StoreUnavailableException)
        {
            // An error would end a client's polling for good. Nothing is lost by "nothing new, ask again".
            slice = new LogSlice([], after);
        }

        await Reply.BytesAsync(http, 200, ActivitySet.Write(slice.Entries, slice.ReadTo));
        return null;
    }

    // Typing is not kept: it goes to whoever looks now, the sender too, who takes the echo for "sent".
    private string Type(ConversationId id, Activity activity)
    {
        var note = new Activity
        {
            Type = ActivityTypes.Typing,
            Id = $"{id}|typing-{RandomId.New(6)}",
            Timestamp = clock.GetUtcNow(),
            ChannelId = Channel.WebChat.Name,
            From = activity.From,
            Conversation = new ConversationAccount(id.Value),
            ChannelData = activity.ChannelData,
        };
        feeds.Typing(id, new TypingNote(FromClient: true, ActivityJson.Write(note)));
        return note.Id;
    }

    private static ChannelAccount Sender(Grant? grant, ChannelAccount? from)
    {
        if (grant?.User is { } user) return new ChannelAccount(user, role: "user");

        var known = from?.Id is { Length: > 0 and <= MaxUserLength } id && !id.StartsWith(ConversationCalls.ReservedUserPrefix, StringComparison.Ordinal)
            ? id
            : AnyUser;
        return new ChannelAccount(known, role: "user");
    }

    private static async Task<Fault?> AnswerAsync(HttpContext http, string id)
    {
        await Reply.JsonAsync(http, 200, new ResourceResponse(id), DirectLineJson.Wire.ResourceResponse);
        return null;
    }
}
