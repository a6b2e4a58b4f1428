using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Harness;

namespace Chaos.Traffic;

internal readonly record struct Answer(HttpStatusCode Status, JsonElement Body)
{
    public bool Succeeded => (int)Status is >= 200 and < 300;
}

/// <summary>HTTP to every node, for all clients.</summary>
internal sealed class Gateway : IDisposable
{
    private readonly HttpClient[] nodes;

    public Gateway(IReadOnlyList<Uri> addresses) => nodes = [.. addresses.Select(address => new HttpClient(
        new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseCookies = false, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = Timeout.InfiniteTimeSpan,
    })];

    public int Nodes => nodes.Length;

    /// <returns>Null if no answer came: refused, cut, too slow, or an error of the server. It may have been done all the same.</returns>
    public async Task<Answer?> TryAsync(int node, Call call, TimeSpan within, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(within);
        try
        {
            using var request = call.ToRequest();
            using var answer = await nodes[node % nodes.Length].SendAsync(request, time.Token);
            if (answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests) return null;
            return new Answer(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(time.Token));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>As Twilio posts it, signed.</summary>
    /// <returns>Null if no answer came, or an error of the server.</returns>
    public async Task<(HttpStatusCode Status, string Text)?> TryPostAsync(
        int node, string pathAndQuery, KeyValuePair<string, string>[] fields, TimeSpan within, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(within);
        try
        {
            using var answer = await new TwilioAccount(nodes[node % nodes.Length]).PostAsync(pathAndQuery, fields, time.Token);
            return answer.StatusCode >= HttpStatusCode.InternalServerError ? null : (answer.StatusCode, await answer.Content.ReadAsStringAsync(time.Token));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var node in nodes) node.Dispose();
    }
}

internal sealed record Call(HttpMethod Method, string Path, string Bearer, object? Body = null)
{
    public HttpRequestMessage ToRequest() => new(Method, new Uri(Path, UriKind.Relative))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Bearer) },
        Content = Body is null ? null : JsonContent.Create(Body),
    };
}
