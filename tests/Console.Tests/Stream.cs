using System.Net.ServerSentEvents;

namespace Console.Tests;

internal static class Stream
{
    /// <summary>Reads a stream of server-sent events until it has so many, beats not counted.</summary>
    public static async IAsyncEnumerable<SseItem<string>> ReadAsync(Visitor visitor, string path, int count, string? lastEventId = null, Func<Task>? opened = null)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        using var answer = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, enough.Token);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(enough.Token);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(enough.Token))
        {
            if (item.EventType == "beat")
            {
                if (opened is not null) await opened();
                opened = null;
                continue;
            }

            yield return item;
            if (--count == 0) yield break;
        }
    }
}
