using System.Net;
using System.Text.RegularExpressions;

namespace Shared;

/// <summary>A browser without script: follows redirects, keeps cookies, posts forms with the token of the last page.</summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    private string token = "";

    public HttpClient Http => http;

    public string Page { get; private set; } = "";

    public async Task<HttpResponseMessage> SignInAsync(string user, string password)
    {
        await GetAsync("/desk/sign-in");
        return await PostAsync("/desk/sign-in", ("user", user), ("password", password));
    }

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = Form([.. fields, ("__RequestVerificationToken", token)]);
        return await ReadAsync(await http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    /// <summary>As the page's script posts.</summary>
    public async Task<HttpResponseMessage> PostByScriptAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = Form(fields) };
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("RequestVerificationToken", token);
        return await http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> PostWithoutTokenAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = Form(fields);
        return await http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <returns>The value of a field of the last page.</returns>
    public string Field(string name) =>
        WebUtility.HtmlDecode(Regex.Match(Page, $"""name="{Regex.Escape(name)}" value="([^"]*)" """.TrimEnd()).Groups[1].Value);

    public void Dispose() => http.Dispose();

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    private async Task<HttpResponseMessage> ReadAsync(HttpResponseMessage answer)
    {
        Page = await answer.Content.ReadAsStringAsync();
        if (Token().Match(Page) is { Success: true } found) token = WebUtility.HtmlDecode(found.Groups[1].Value);
        return answer;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)" """)]
    private static partial Regex Token();
}
