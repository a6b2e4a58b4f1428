using Microsoft.AspNetCore.Http;

namespace Handoff.Console.Security;

/// <summary>
/// Tells "not signed in" from "can't tell just now". Accounts and the keys of the cookies lie in the store: while it is
/// away, whoever is signed in would otherwise be sent to sign in, in the middle of a conversation.
/// </summary>
internal static class StoreAway
{
    private const string Page =
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Try again in a moment · Desk</title>"
        + "<main><h1>That could not be looked up just now</h1><p>You are still signed in. Wait a moment and try again. "
        + "A message that was already saved is not sent a second time.</p><p><a href=\"/desk\">To the desk</a></p></main></html>";

    private static readonly object Item = new();

    /// <summary>Remembers that it can't be told who sends this request.</summary>
    public static void Mark(HttpContext context) => context.Items[Item] = true;

    public static bool Hides(HttpContext context) => context.Items.ContainsKey(Item);

    // Without tokens or the name of the reader: both need the store.
    public static Task TellAsync(HttpContext context, bool byScript)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        if (byScript) return Task.CompletedTask;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page, context.RequestAborted);
    }
}
