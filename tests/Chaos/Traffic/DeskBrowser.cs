using System.Net;
using System.Text.RegularExpressions;

namespace Chaos.Traffic;

/// <param name="Location">Where a redirect leads, path and query; else null.</param>
internal sealed record DeskPage(HttpStatusCode Status, string? Location, string Html);

/// <summary>An advocate's browser without script: keeps cookies, posts forms with the token of the last page, goes to another node when one gives no answer.</summary>
internal sealed partial class DeskBrowser(IReadOnlyList<Uri> nodes, Dice dice) : IDisposable
{
    private static readonly TimeSpan TryFor = TimeSpan.FromSeconds(5);
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private int node = dice.Below(nodes.Count);
    private string token = "";

    /// <returns>Null if no answer came.</returns>
    public Task<DeskPage?> GetAsync(string path, CancellationToken cancellationToken) => TryAsync(() => new HttpRequestMessage(HttpMethod.Get, At(path)), cancellationToken);

    /// <returns>Null if no answer came, or only that the page was too old: it may have been done all the same.</returns>
    public async Task<DeskPage?> PostAsync(string path, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        var page = await TryAsync(
            () => new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = Form([.. fields, ("__RequestVerificationToken", token)]) }, cancellationToken);
        return page is { Status: HttpStatusCode.BadRequest } ? null : page;
    }

    /// <returns>The body as it comes; null if the desk says no.</returns>
    public async Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(At(path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStreamAsync(cancellationToken);
        answer.Dispose();
        return null;
    }

    public void Dispose() => http.Dispose();

    private Uri At(string path) => new(nodes[node], path);

    private async Task<DeskPage?> TryAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TryFor);
        try
        {
            using var request = make();
            using var answer = await http.SendAsync(request, time.Token);
            var page = new DeskPage(answer.StatusCode, Path(answer.Headers.Location), await answer.Content.ReadAsStringAsync(time.Token));
            if (TokenIn().Match(page.Html) is { Success: true } found) token = WebUtility.HtmlDecode(found.Groups[1].Value);
            if (answer.StatusCode < HttpStatusCode.InternalServerError) return page;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The network went, or the node.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Too slow.
        }

        node = (node + 1) % nodes.Count;
        return null;
    }

    private static string? Path(Uri? location) => location is null ? null : location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)" """)]
    private static partial Regex TokenIn();
}
