using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Host.Tests.Support;

/// <summary>An answer, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseMessage Message, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ErrorCode => Json.GetProperty("error").GetProperty("code").GetString()!;

    public string ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString()!;

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public string this[string property] => Json.GetProperty(property).GetString()!;
}

/// <summary>Requests in a few words.</summary>
internal static class Asking
{
    public const string Json = "application/json";

    public static async Task<Answer> SendAsync(
        this HttpClient http, string method, string path, string? bearer = null, string? body = null, string? type = Json, params (string Name, string Value)[] headers)
    {
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        return await http.SendAsync(method, path, bearer, content, type, headers);
    }

    public static async Task<Answer> SendAsync(
        this HttpClient http, string method, string path, string? bearer, HttpContent? content, string? type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (content is not null && type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var message = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(message.StatusCode, message, await message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
