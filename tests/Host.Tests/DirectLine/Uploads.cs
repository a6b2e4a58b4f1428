using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Host.Tests.Support;

namespace Host.Tests.DirectLine;

/// <summary>Where an agency has switched uploads on.</summary>
public sealed class Uploads
{
    [Fact]
    public async Task Files_become_attachments_at_private_addresses_for_a_day()
    {
        await using var host = await RunningHost.StartAsync("--DirectLine:Uploads", "true");
        var chatter = await Chatter.StartAsync(host);
        using var parts = new MultipartFormDataContent
        {
            Part("""{"type":"message","text":"my notice","channelData":{"clientActivityID":"up"},"attachments":[{"contentType":"image/png"}]}""", "application/vnd.microsoft.activity", "activity", null),
            Part("PNG", "image/png", "file", "notice.png"),
            Part("PDF", "application/pdf", "file", "../../carta señal.pdf"),
        };

        var sent = await host.Http.SendAsync("POST", $"{chatter.Path}/upload?userId=x", chatter.Token, parts, type: null);

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        var echo = (await chatter.ReadAllAsync()).Single(a => a.Id() == sent["id"]);
        Assert.Equal(("my notice", "up"), (echo.Text("text"), echo.ClientActivityId()));
        var files = echo.GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal(["image/png", "application/pdf"], files.Select(f => f.Text("contentType")));
        Assert.Equal("notice.png", files[0].Text("name"));
        Assert.DoesNotContain("/", files[1].Text("name"), StringComparison.Ordinal);

        var file = await host.Http.SendAsync("GET", new Uri(files[0].Text("contentUrl")!).PathAndQuery, headers: ("Origin", "https://agency.example"));
        Assert.Equal(("PNG", "image/png", "attachment"), (file.Text, file.Header("Content-Type"), file.Header("Content-Disposition")));
        Assert.Equal("https://agency.example", file.Header("Access-Control-Allow-Origin"));

        host.Clock.Ahead = TimeSpan.FromHours(25);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.SendAsync("GET", new Uri(files[0].Text("contentUrl")!).PathAndQuery)).Status);
    }

    [Fact]
    public async Task One_file_can_be_the_whole_body()
    {
        await using var host = await RunningHost.StartAsync("--DirectLine:Uploads", "true");
        var chatter = await Chatter.StartAsync(host);
        using var content = new ByteArrayContent("JPG"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Disposition", "name=\"file\"; filename=\"card.jpg\"");

        var sent = await host.Http.SendAsync("POST", $"{chatter.Path}/upload?userId=x", chatter.Token, content, "image/jpeg");

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal("card.jpg", (await chatter.ReadAllAsync()).Single(a => a.Id() == sent["id"]).GetProperty("attachments")[0].Text("name"));
    }

    [Theory]
    [InlineData("text/html", 10, HttpStatusCode.BadRequest)]
    [InlineData("application/x-msdownload", 10, HttpStatusCode.BadRequest)]
    [InlineData("image/png", 4 * 1024 * 1024 + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("image/png", 4 * 1024 * 1024, HttpStatusCode.OK)]
    public async Task Only_pictures_and_papers_of_at_most_4_MB(string type, int length, HttpStatusCode status)
    {
        await using var host = await RunningHost.StartAsync("--DirectLine:Uploads", "true");
        var chatter = await Chatter.StartAsync(host);
        using var parts = new MultipartFormDataContent { Part(new string('x', length), type, "file", "f") };

        Assert.Equal(status, (await host.Http.SendAsync("POST", $"{chatter.Path}/upload", chatter.Token, parts, type: null)).Status);
    }

    [Theory]
    [InlineData("../test.db")]
    [InlineData("..%2ftest.db")]
    [InlineData("x.png")]
    [InlineData(".png")]
    public async Task Nothing_else_of_the_disk_is_served(string name)
    {
        await using var host = await RunningHost.StartAsync("--DirectLine:Uploads", "true");

        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.SendAsync("GET", $"/v3/directline/conversations/abc/files/{name}")).Status);
    }

    private static ByteArrayContent Part(string content, string type, string name, string? file)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = name, FileName = file };
        return part;
    }
}
