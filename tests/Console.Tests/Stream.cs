using System.Net.ServerSentEvents;

namespace Console.Tests;

internal static class Stream
{
    /// <summary>Reads a stream of server-sent events until one that is waited for has come. Beats are left out.</summary>
    /// <param name="opened">Done once the stream flows.</param>
    /// <returns>All events up to and with that one.</returns>
    public static async Task<List<SseItem<string>>> ReadAsync(
        Visitor visitor, string path, Func<SseItem<string>, bool> until, string? lastEventId = null, Func<Task>? opened = null)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        using var answer = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, enough.Token);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(enough.Token);
        var items = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(body).EnumerateAsync(enough.Token))
        {
            if (item.EventType == "beat") continue;
            items.Add(item);
            if (until(item)) return items;
            if (opened is not null) await opened();
            opened = null;
        }

        throw new EndOfStreamException("The stream ended before what was waited for.");
    }
}
