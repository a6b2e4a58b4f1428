using System.Diagnostics;
using System.Text.Json;
using Harness;

namespace Benchmarks.Load;

/// <param name="StreamUrl">Where its WebSocket is, for 60 seconds.</param>
internal sealed record Chat(string Conversation, string Token, Uri Address, string StreamUrl);

/// <summary>Conversations over Direct Line, and turns in them: each connection sends when the last was acknowledged.</summary>
internal static class Chats
{
    public static readonly string[] Texts =
    [
        "how do i apply for food stamps", "perdi mi tarjeta ebt que hago", "what papers do i need to send in", "when is my medicaid renewal due",
        "donde hay comida gratis cerca", "do i qualify for snap if i work part time", "my ebt card was stolen", "how do i ask for a fair hearing",
    ];

    private const int Starters = 32;

    public static async Task<Chat[]> StartAsync(IReadOnlyList<HostProcess> hosts, int count)
    {
        var chats = new Chat[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Starters, count)).Select(starter => Task.Run(async () =>
        {
            var host = hosts[starter % hosts.Count];
            using var http = await RawHttp.ConnectAsync(host.Address);
            var request = RawHttp.Post("/v3/directline/conversations", HostProcess.Secret, "{}");
            for (var at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                if (await http.SendAsync(request) is not (200 or 201)) throw new InvalidOperationException(http.Text);
                var answer = JsonSerializer.Deserialize<JsonElement>(http.Body);
                chats[at] = new Chat(Text("conversationId"), Text("token"), host.Address, Text("streamUrl"));

                string Text(string name) => answer.GetProperty(name).GetString()!;
            }
        })));
        return chats;
    }

    /// <param name="of">Which chat a connection speaks in next.</param>
    public static Task<Latencies> TalkAsync(int connections, TimeSpan time, Func<int, int, Chat> of)
    {
        return ClosedLoop.RunAsync(connections, time, number => of(number, 0).Address, Requests);

        IEnumerable<byte[]> Requests(int number)
        {
            for (var sent = 0; ; sent++)
                yield return Said(of(number, sent), $"{number}-{Stopwatch.GetTimestamp()}", Texts[(number + sent) % Texts.Length]);
        }
    }

    public static byte[] Said(Chat chat, string key, string text) => RawHttp.Post(
        $"/v3/directline/conversations/{chat.Conversation}/activities", chat.Token,
        $$"""{"type":"message","from":{"id":"dl_bench"},"text":"{{text}}","textFormat":"plain","locale":"en-US","channelData":{"clientActivityID":"{{key}}"} }""");
}
