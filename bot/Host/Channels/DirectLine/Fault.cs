using System.Globalization;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// A request that is refused. Codes are Direct Line's own and stable; messages are for people.
/// What <c>botframework-directlinejs</c> does with a status decides which one is right: to a POST, 403
/// means "token expired", other 4xx "send failed", 5xx and 429 "unknown"; to a poll, anything but 403
/// and 404 ends the polling for good.
/// </summary>
internal sealed record Fault(int Status, string Code, string Message)
{
    public static readonly Fault MissingToken = new(401, "BadArgument", "Missing token or secret");
    public static readonly Fault InvalidToken = new(403, "BadArgument", "Invalid token or secret");
    public static readonly Fault TokenExpired = new(403, "TokenExpired", "Token has expired");
    public static readonly Fault WrongOrigin = new(403, "BadArgument", "This token may not be used from this origin");
    public static readonly Fault NeedsSecret = new(403, "BadArgument", "Invalid token or secret: this call takes the secret");
    public static readonly Fault NeedsToken = new(403, "BadArgument", "Invalid token or secret: this call takes a token");
    public static readonly Fault InvalidTicket = new(403, "BadArgument", "The stream address is used, too old or not ours: ask for the conversation again to get a new one");
    public static readonly Fault NoPath = new(404, "BadArgument", "There is nothing at this address");
    public static readonly Fault NoConversation = new(404, "BadArgument", "There is no such conversation");
    public static readonly Fault NoFile = new(404, "BadArgument", "There is no such file, or it was deleted after 24 hours");
    public static readonly Fault NotSocket = new(400, "BadArgument", "This address is a WebSocket");
    public static readonly Fault BadWatermark = new(400, "BadArgument", "The watermark is not one of ours: send back the last one you got, or none");
    public static readonly Fault TooLarge = new(413, "BadArgument", "An activity holds at most 262,144 characters");
    public static readonly Fault NotJson = new(415, "BadArgument", "Send JSON in UTF-8 with Content-Type: application/json");
    public static readonly Fault NoBody = new(400, "MissingProperty", "The body is empty: send one activity");
    public static readonly Fault NoType = new(400, "MissingProperty", "The activity has no type");
    public static readonly Fault Stopping = new(503, "ServiceError", "The service is restarting: send the same again") { RetryAfterSeconds = 2 };
    public static readonly Fault Internal = new(500, "ServiceError", "Something went wrong here. It was not your request; send it again");

    public int? RetryAfterSeconds { get; init; }

    /// <summary>Methods that the address does take.</summary>
    public string? Allow { get; init; }

    public static Fault Bad(string message) => new(400, "BadArgument", message);

    public static Fault WrongMethod(string allowed) => new(405, "BadArgument", $"This address takes {allowed}") { Allow = allowed };

    /// <param name="message">In the client's language: a chat window may show it as it is.</param>
    public static Fault StoreUnavailable(string message) => new(503, "StoreUnavailable", message) { RetryAfterSeconds = 5 };

    public async Task WriteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (RetryAfterSeconds is { } seconds) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (Allow is not null) headers.Allow = Allow;
        if (Status == 401) headers.WWWAuthenticate = "Bearer";
        await Reply.JsonAsync(http, Status, new ErrorResponse(new ErrorBody(Code, Message)), DirectLineJson.Wire.ErrorResponse);
    }
}
