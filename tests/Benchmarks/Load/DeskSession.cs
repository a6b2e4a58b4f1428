using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Benchmarks.Load;

/// <summary>An advocate's browser without script: keeps cookies, and posts forms with the token of the last page.</summary>
internal sealed partial class DeskSession(Uri address) : IDisposable
{
    private const string Password = "correct horse battery";
    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
    private string token = "";

    public static (string Key, string Value)[] Supervisor => [("Desk__Bootstrap__User", "boss"), ("Desk__Bootstrap__Password", Password)];

    /// <summary>Signs in the supervisor, who makes the accounts of as many advocates and signs them in.</summary>
    public static async Task<IReadOnlyList<DeskSession>> HireAsync(Uri address, int count)
    {
        using var boss = new DeskSession(address);
        await boss.SignInAsync("boss");
        var links = new List<(int Number, string Path)>();
        for (var number = 0; number < count; number++)
        {
            await boss.GetAsync("/desk/team");
            var (_, added) = await boss.PostAsync("/desk/team/add", ("user", $"advocate{number}"), ("name", $"Advocate {number}"), ("role", "Advocate"));
            links.Add((number, new Uri(WebUtility.HtmlDecode(Link().Match(added).Groups[1].Value)).PathAndQuery));
        }

        // Hashing passwords is what takes the time, and is meant to.
        var advocates = new ConcurrentBag<DeskSession>();
        await Parallel.ForEachAsync(links, async (link, _) => advocates.Add(await StartAsync(address, $"advocate{link.Number}", link.Path)));
        return [.. advocates];
    }

    /// <returns>The conversation taken; null if nobody waits.</returns>
    public async Task<string?> TakeNextAsync()
    {
        var (location, _) = await PostAsync("/desk/take-next", ("key", Guid.NewGuid().ToString("N")));
        return location.StartsWith("/desk/c/", StringComparison.Ordinal) ? location["/desk/c/".Length..] : null;
    }

    /// <returns>The page's events as they come.</returns>
    public Task<Stream> ListenAsync(string conversation) => http.GetStreamAsync(new Uri($"/desk/stream?c={Uri.EscapeDataString(conversation)}&after=0", UriKind.Relative));

    public void Dispose() => http.Dispose();

    private static async Task<DeskSession> StartAsync(Uri address, string user, string link)
    {
        var advocate = new DeskSession(address);
        var page = await advocate.GetAsync(link);
        await advocate.PostAsync("/desk/password", ("linkKey", WebUtility.HtmlDecode(LinkKey().Match(page).Groups[1].Value)), ("password", Password));
        await advocate.SignInAsync(user);
        await advocate.PostAsync("/desk/availability", ("value", "available"));
        return advocate;
    }

    private async Task SignInAsync(string user)
    {
        await GetAsync("/desk/sign-in");
        await PostAsync("/desk/sign-in", ("user", user), ("password", Password), ("returnUrl", "/desk"));
        await GetAsync("/desk");
    }

    private async Task<string> GetAsync(string path) => (await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)))).Page;

    private async Task<(string Location, string Page)> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await ReadAsync(await http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    private async Task<(string Location, string Page)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var page = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"The desk answered {answer.StatusCode}: {page[..Math.Min(300, page.Length)]}");
            if (TokenIn().Match(page) is { Success: true } found) token = WebUtility.HtmlDecode(found.Groups[1].Value);
            return (answer.Headers.Location?.OriginalString ?? "", page);
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)" """)]
    private static partial Regex TokenIn();

    [GeneratedRegex("""readonly value="([^"]+)" """)]
    private static partial Regex Link();

    [GeneratedRegex("""name="linkKey" value="([^"]+)" """)]
    private static partial Regex LinkKey();
}
