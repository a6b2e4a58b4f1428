using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;
using Bot.Host.Telemetry;
using Handoff.Service.Stores;

namespace Bot.Host.Health;

/// <summary>Is it running, can it work, how much does it do.</summary>
/// <param name="content">Version in force, and of a reload that was refused: null for none.</param>
internal sealed class HealthEndpoints(
    ISettings store, IConversationIndex index, MetricsText metrics, string? metricsToken, Func<ContentState> content, TimeProvider clock)
{
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan StoreAnswersWithin = TimeSpan.FromSeconds(2);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpContext http) => http.Response.WriteAsync("ok", http.RequestAborted));
        routes.MapGet("/health/ready", ReadyAsync);
        routes.MapGet("/metrics", MetricsAsync);
    }

    private async Task ReadyAsync(HttpContext http)
    {
        var answers = await StoreAnswersAsync(http.RequestAborted);
        var state = content();
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("status", answers ? "ready" : "unavailable");
        json.WriteString("store", answers ? "answers" : "does not answer");
        json.WriteStartObject("content");
        json.WriteString("version", state.Version);
        if (state.Refused is { } refused) json.WriteString("refused", refused);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
        await Reply.BytesAsync(http, answers ? 200 : 503, buffer.WrittenMemory);
    }

    private async Task<bool> StoreAnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.FindAsync("health", cancellationToken).WaitAsync(StoreAnswersWithin, clock, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return false;
        }
    }

    private async Task MetricsAsync(HttpContext http)
    {
        if (!MayRead(http))
        {
            await Problems.WriteAsync(http, 403, "Read this from the machine itself, or with Authorization: Bearer and Metrics:Token");
            return;
        }

        var text = metrics.Write();
        await AppendWaitingAsync(text, http.RequestAborted);
        text.Append("# HELP benefitsbot_content_refused 1 while a reload of the content is refused.\n# TYPE benefitsbot_content_refused gauge\nbenefitsbot_content_refused ")
            .Append(content().Refused is null ? '0' : '1').Append('\n');
        http.Response.ContentType = MetricsText.ContentType;
        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }

    private async Task AppendWaitingAsync(StringBuilder text, CancellationToken cancellationToken)
    {
        try
        {
            var waiting = await index.WaitingAsync(MostWaiting, cancellationToken);
            text.Append("# HELP benefitsbot_waiting Clients who wait for a person, by queue.\n# TYPE benefitsbot_waiting gauge\n");
            foreach (var queue in waiting.GroupBy(place => place.Queue.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
                text.Append("benefitsbot_waiting{queue=\"").Append(queue.Key).Append("\"} ").Append(queue.Count()).Append('\n');
        }
        catch (StoreUnavailableException)
        {
            // The other figures are still true.
        }
    }

    private bool MayRead(HttpContext http)
    {
        if (metricsToken is not null)
        {
            var given = Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString());
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(given), SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {metricsToken}")));
        }

        // Behind a proxy the address is the visitor's own, not the proxy's.
        return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
    }
}

/// <param name="Version">Of the content in force.</param>
/// <param name="Refused">Of a newer version on disk that has faults; null if there is none.</param>
internal sealed record ContentState(string Version, string? Refused);
