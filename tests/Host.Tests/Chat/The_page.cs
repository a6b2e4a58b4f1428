using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Host.Tests.Support;

namespace Host.Tests.Chat;

/// <summary>The demo page and the widget's files.</summary>
public sealed partial class The_page(SharedHost shared)
{
    private RunningHost Host => shared.Host;

    [Fact]
    public async Task Holds_the_greeting_the_words_and_a_token_that_works()
    {
        var page = await Host.Http.SendAsync("GET", "/");

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8", "no-store"), (page.Status, page.Header("Content-Type"), page.Header("Cache-Control")));
        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
        var boot = Boot(page);
        var started = await Host.Http.SendAsync("POST", "/v3/directline/conversations", boot.Text("token"), $$"""{"user":{"id":"{{boot.Text("userId")}}" } }""");
        Assert.Equal(HttpStatusCode.Created, started.Status);
        Assert.Equal(boot.Text("conversationId"), started["conversationId"]);
        var greeted = (await Host.Http.SendAsync("GET", $"/v3/directline/conversations/{started["conversationId"]}/activities", started["token"]))
            .Json.GetProperty("activities")[0];
        Assert.Equal(boot.GetProperty("greeting").Text("text"), greeted.Text("text"));
        var opening = greeted.Text("text")!.Split('\n', '*', '[', '\'', '"')[0].Trim();
        Assert.Contains($"<p>{opening}", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "es-MX,es;q=0.9,en;q=0.8", "es")]
    [InlineData("/", "en-US,es;q=0.5", "en")]
    [InlineData("/", "de", "en")]
    [InlineData("/", null, "en")]
    [InlineData("/?lang=es", "en", "es")]
    [InlineData("/?lang=en", "es", "en")]
    [InlineData("/?lang=%3Cscript%3E", "es", "en")]
    public async Task Is_in_the_language_asked_for(string path, string? accept, string language)
    {
        var page = await Host.Http.SendAsync("GET", path, headers: accept is null ? [] : [("Accept-Language", accept)]);

        Assert.Contains($"<html lang=\"{language}\">", page.Text, StringComparison.Ordinal);
        Assert.Equal(language, Boot(page).Text("lang"));
        Assert.Equal(language, Jwt.Claim(Boot(page).Text("token")!, "lang"));
    }

    [Theory]
    [InlineData("new-mexico", "new-mexico")]
    [InlineData("atlantis", "default")]
    [InlineData("../../etc", "default")]
    public async Task Is_of_a_place_that_the_content_knows(string asked, string locality) =>
        Assert.Equal(locality, Jwt.Claim(Boot(await Host.Http.SendAsync("GET", $"/?locality={asked}")).Text("token")!, "locality"));

    [Fact]
    public async Task Permits_its_own_files_and_no_others()
    {
        var page = await Host.Http.SendAsync("GET", "/");
        var policy = page.Header("Content-Security-Policy")!;

        foreach (var rule in new[] { "default-src 'none'", "script-src 'self'", $"ws://{Host.Address.Authority}", "frame-ancestors 'self'", "base-uri 'none'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"nonce=\"{Nonce().Match(policy).Groups[1].Value}\"", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(policy, (await Host.Http.SendAsync("GET", "/")).Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat/benefits-chat.js")]
    [InlineData("/chat/nothing.js")]
    [InlineData("/chat/strings/en.json")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    [InlineData("/v3/directline/conversations")]
    public async Task Comes_with_headers_that_keep_it_to_itself_as_everything_does(string path)
    {
        var answer = await Host.Http.SendAsync("GET", path);

        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
    }

    [Fact]
    public async Task Loads_files_that_are_small_and_kept()
    {
        var page = await Host.Http.SendAsync("GET", "/");
        var files = Sources().Matches(page.Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var plain = await Host.Http.SendAsync("GET", "/" + file);
            Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable"), (plain.Status, plain.Header("Cache-Control")));
            var zipped = await Host.Http.SendAsync("GET", "/" + file, headers: ("Accept-Encoding", "gzip"));
            Assert.Equal(("gzip", "Accept-Encoding"), (zipped.Header("Content-Encoding"), zipped.Header("Vary")));
            using var unzip = new GZipStream(new MemoryStream(zipped.Body), CompressionMode.Decompress);
            using var content = new MemoryStream();
            await unzip.CopyToAsync(content, TestContext.Current.CancellationToken);
            Assert.Equal(plain.Body, content.ToArray());

            var unchanged = await Host.Http.SendAsync("GET", "/" + file, headers: ("If-None-Match", plain.Header("ETag")!));
            Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.Status, unchanged.Body.Length));
        }
    }

    [Fact]
    public async Task Script_can_be_embedded_by_any_site_and_is_asked_for_again_there()
    {
        var script = await Host.Http.SendAsync("GET", "/chat/benefits-chat.js", headers: ("Origin", "https://agency.example"));

        Assert.Equal(("*", "cross-origin", "public, no-cache"), (script.Header("Access-Control-Allow-Origin"), script.Header("Cross-Origin-Resource-Policy"), script.Header("Cache-Control")));
        Assert.DoesNotContain("{{", (await Host.Http.SendAsync("GET", "/chat/form.html")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_come_in_both_languages_and_no_other()
    {
        var (english, spanish) = (await Host.Http.SendAsync("GET", "/chat/strings/en.json"), await Host.Http.SendAsync("GET", "/chat/strings/es.json"));

        Assert.Equal("Send", english.Json.GetProperty("strings").Text("send"));
        Assert.Equal(english.Json.GetProperty("strings").EnumerateObject().Select(p => p.Name), spanish.Json.GetProperty("strings").EnumerateObject().Select(p => p.Name));
        Assert.NotEqual(english.Json.GetProperty("greeting").Text("text"), spanish.Json.GetProperty("greeting").Text("text"));
        Assert.Equal(HttpStatusCode.NotFound, (await Host.Http.SendAsync("GET", "/chat/strings/de.json")).Status);
    }

    private static JsonElement Boot(Answer page) => JsonDocument.Parse(BootData().Match(page.Text).Groups[1].Value).RootElement;

    [GeneratedRegex("<script type=\"application/json\" id=\"benefits-chat-boot\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex BootData();

    [GeneratedRegex("'nonce-([A-Za-z0-9_-]+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("(?:src|href)=\"(chat/[^\"]+)\"")]
    private static partial Regex Sources();
}
