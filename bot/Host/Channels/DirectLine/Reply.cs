using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Writes JSON whole: with a length, so that a client knows when it has all of it.</summary>
internal static class Reply
{
    public const string Json = "application/json; charset=utf-8";

    public static Task JsonAsync<T>(HttpContext http, int status, T value, JsonTypeInfo<T> type) =>
        BytesAsync(http, status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static Task BytesAsync(HttpContext http, int status, ReadOnlyMemory<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Json;
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }
}
