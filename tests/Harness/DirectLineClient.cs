using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Harness;

/// <summary>A client of the Direct Line endpoint that does what a careful one does: the same message again, with the same id, until it is acknowledged.</summary>
internal sealed class DirectLineClient(HttpClient http, string conversation, string token)
{
    public string Conversation => conversation;

    public string Token => token;

    public static async Task<DirectLineClient> StartAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var started = await PersistAsync(
            () => Request(HttpMethod.Post, "/v3/directline/conversations", HostProcess.Secret, new { }), http, cancellationToken);
        return new DirectLineClient(http, started.GetProperty("conversationId").GetString()!, started.GetProperty("token").GetString()!);
    }

    /// <returns>The acknowledged activity's id.</returns>
    public async Task<string> SayAsync(string text, string clientActivityId, CancellationToken cancellationToken)
    {
        var answer = await PersistAsync(
            () => Request(
                HttpMethod.Post, $"/v3/directline/conversations/{conversation}/activities", token,
                new { type = "message", text, from = new { id = "me" }, channelData = new { clientActivityID = clientActivityId } }),
            http, cancellationToken);
        return answer.GetProperty("id").GetString()!;
    }

    /// <returns>The whole log as this client sees it, page by page.</returns>
    public async Task<IReadOnlyList<JsonElement>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var (all, watermark) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = await PersistAsync(
                () => Request(HttpMethod.Get, $"/v3/directline/conversations/{conversation}/activities?watermark={watermark}", token), http, cancellationToken);
            var activities = page.GetProperty("activities").EnumerateArray().ToList();
            if (activities.Count == 0) return all;
            all.AddRange(activities);
            watermark = page.GetProperty("watermark").GetString()!;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string bearer, object? body = null) => new(method, path)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", bearer) },
        Content = body is null ? null : JsonContent.Create(body),
    };

    // A connection refused, reset or answered 5xx says nothing: it may have been stored. The same id makes the repeat harmless.
    private static async Task<JsonElement> PersistAsync(Func<HttpRequestMessage> request, HttpClient http, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var message = request();
                using var answer = await http.SendAsync(message, cancellationToken);
                if (answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.TooManyRequests)
                {
                    answer.EnsureSuccessStatusCode();
                    return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is null)
            {
            }
            catch (IOException)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }
}
