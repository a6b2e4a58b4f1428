using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;

namespace Bot.Host.Chat;

/// <summary>The small JSON bodies that the widget sends. JSON only: a form on a foreign page can't send that.</summary>
internal static class ChatBody
{
    private const int MaxBytes = 32 * 1024;

    /// <param name="example">For the answer to a body that can't be read.</param>
    /// <returns>Null if it was refused and answered.</returns>
    public static async Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, string example)
        where T : class
    {
        if (!RequestBody.IsJson(http.Request))
        {
            await Problems.WriteAsync(http, 415, "Send JSON in UTF-8 with Content-Type: application/json");
            return null;
        }

        using var body = await RequestBody.ReadAsync(http.Request, MaxBytes, http.RequestAborted);
        if (body is null)
        {
            await Problems.WriteAsync(http, 413, $"The body is longer than {MaxBytes:N0} bytes");
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body.Bytes.IsEmpty ? "{}"u8 : body.Bytes, type) ?? throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            await Problems.WriteAsync(http, 400, $"The body is not JSON such as {example}");
            return null;
        }
    }
}
