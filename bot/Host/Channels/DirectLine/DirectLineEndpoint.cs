using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// Everything under <c>/v3/directline</c>. It finds its own way rather than by endpoint routing, so that
/// every answer, also to a wrong path or method, has the headers and the error body that clients expect.
/// </summary>
internal sealed class DirectLineEndpoint(
    Gatekeeper gate,
    TokenCalls tokens,
    ConversationCalls conversations,
    ActivityCalls activities,
    StreamCalls streams,
    UploadCalls uploads,
    IHostApplicationLifetime host,
    ILogger<DirectLineEndpoint> log)
{
    public const string Root = "/v3/directline";
    private const int MaxSegments = 5;

    private delegate Task<Fault?> ConversationCall(HttpContext http, ConversationId id, Caller caller);

    public async Task HandleAsync(HttpContext http, string path)
    {
        if (Cors.Answer(http)) return;

        var fault = await TryAsync(http, path);
        if (fault is null || http.Response.HasStarted) return;
        await fault.WriteAsync(http);
    }

    private async Task<Fault?> TryAsync(HttpContext http, string path)
    {
        try
        {
            return await RouteAsync(http, path);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == 413 ? Fault.TooLarge : Fault.Bad("The request broke off or is malformed") with { Status = e.StatusCode };
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return null; // nobody is there to be told
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            return Fault.Stopping;
        }
        catch (Exception e) when (e is StoreUnavailableException or TurnContendedException)
        {
            return Fault.StoreUnavailable("The service can't keep conversations at the moment. Try again in a few seconds");
        }
        catch (Exception e)
        {
            // Its message may quote what somebody wrote; where it happened can't.
            log.LogError("A Direct Line call failed: {Kind} {Place}", e.GetType().Name, e.StackTrace);
            return Fault.Internal;
        }
    }

    private Task<Fault?> RouteAsync(HttpContext http, string path)
    {
        Span<Range> ranges = stackalloc Range[MaxSegments];
        var all = path.AsSpan().Trim('/');
        var count = all.Split(ranges, '/');
        var first = all[ranges[0]];
        var last = all[ranges[count - 1]];

        if (Is(first, "conversations"))
        {
            if (count == 1) return CallAsync(http, "POST", conversations.StartAsync);
            var id = all[ranges[1]].ToString();
            if (count == 2) return CallAsync(http, "GET", id, conversations.ReconnectAsync);
            if (count == 3 && Is(last, "activities")) return ActivitiesAsync(http, id);
            if (count == 3 && Is(last, "stream")) return OnlyAsync(http, "GET", () => streams.OpenAsync(http, id));
            if (count == 3 && Is(last, "upload")) return CallAsync(http, "POST", id, uploads.TakeAsync);
            if (count == 4 && Is(all[ranges[2]], "files")) return OnlyFileAsync(http, id, last.ToString());
        }
        else if (count == 2 && Is(first, "tokens"))
        {
            if (Is(last, "generate")) return CallAsync(http, "POST", tokens.GenerateAsync);
            if (Is(last, "refresh")) return CallAsync(http, "POST", tokens.RefreshAsync);
        }
        else if (count == 2 && Is(first, "session") && Is(last, "getsessionid"))
        {
            return CallAsync(http, "GET", (context, _) => TokenCalls.SessionAsync(context));
        }

        return Task.FromResult<Fault?>(Fault.NoPath);
    }

    private Task<Fault?> ActivitiesAsync(HttpContext http, string id) => http.Request.Method switch
    {
        "GET" => CallAsync(http, "GET", id, activities.ReadAsync),
        "POST" => CallAsync(http, "POST", id, activities.PostAsync),
        _ => Task.FromResult<Fault?>(Fault.WrongMethod("GET, POST")),
    };

    private Task<Fault?> OnlyFileAsync(HttpContext http, string id, string file) =>
        OnlyAsync(http, "GET", () => uploads.SendAsync(http, id, file));

    private static Task<Fault?> OnlyAsync(HttpContext http, string method, Func<Task<Fault?>> call) =>
        http.Request.Method == method ? call() : Task.FromResult<Fault?>(Fault.WrongMethod(method));

    private async Task<Fault?> CallAsync(HttpContext http, string method, Func<HttpContext, Caller, Task<Fault?>> call)
    {
        if (http.Request.Method != method) return Fault.WrongMethod(method);
        var (caller, fault) = await gate.IdentifyAsync(http);
        return fault ?? await call(http, caller);
    }

    // Whose token it is comes before whether the conversation exists: nobody learns that of another's.
    private async Task<Fault?> CallAsync(HttpContext http, string method, string id, ConversationCall call)
    {
        if (http.Request.Method != method) return Fault.WrongMethod(method);
        var (caller, fault) = await gate.IdentifyAsync(http);
        if (fault is not null) return fault;
        if (!caller.MayUse(new ConversationId(id))) return Fault.InvalidToken;
        return ConversationId.IsValid(id) ? await call(http, new ConversationId(id), caller) : Fault.NoConversation;
    }

    private static bool Is(ReadOnlySpan<char> segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
