using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Host.Channels.Sms.Simulator;
using Bot.Host.Serving;
using Microsoft.Extensions.Configuration;

namespace Host.Tests.Sms.Sending;

/// <summary>Without an account: a phone on a page, through the real webhook, outbox and client.</summary>
public sealed class The_phone_simulator : IAsyncLifetime
{
    private const string Texts = "/sms/phone/texts/15055550123";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private HostProcess host = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        host = await HostProcess.StartAsync(cancellationToken: Token);
        http = new HttpClient { BaseAddress = host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        host.KillHard();
        await host.DisposeAsync();
        Directory.Delete(host.Folder, recursive: true);
    }

    [Fact]
    public async Task Shows_the_whole_way_of_a_text_and_what_did_not_arrive()
    {
        var page = await http.GetStringAsync(new Uri("/sms/phone", UriKind.Relative), Token);
        Assert.Contains("Nothing here is sent to a phone", page, StringComparison.Ordinal);

        await ActAsync(new { body = "how do i apply for food stamps" });
        var answered = await UntilAsync(texts => texts.Count(text => State(text) == "delivered") >= 2);
        Assert.Contains("segment", answered[^1].GetProperty("detail").GetString(), StringComparison.Ordinal);

        await ActAsync(new { mood = "landline" });
        await ActAsync(new { body = "ESPAÑOL" });
        var failed = (await UntilAsync(texts => texts.Any(text => State(text) == "undelivered"))).First(text => State(text) == "undelivered");
        Assert.Contains("30006: the phone can't receive texts", failed.GetProperty("detail").GetString(), StringComparison.Ordinal);

        await ActAsync(new { mood = "on", body = "STOP" });
        var stopped = await UntilAsync(texts => State(texts[^1]) == "delivered" && !texts[^1].GetProperty("from_phone").GetBoolean());
        await ActAsync(new { body = "hello?" });
        Assert.Equal("sent", State((await TextsAsync())[^1]));
        Assert.Equal(stopped.Count + 1, (await TextsAsync()).Count);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.1.2.3")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=10.1.2.3")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "bot.example.gov")]
    [InlineData("Origin", "https://evil.example")]
    public async Task Is_for_this_machine_alone(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sms/phone", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Its_Twilio_knows_nobody_without_the_key()
    {
        using var answer = await http.PostAsync(new Uri($"/sms/phone/twilio/2010-04-01/Accounts/AC{new string('0', 32)}/Messages.json", UriKind.Relative), new FormUrlEncodedContent([]), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Refuses_what_is_no_text()
    {
        foreach (var (path, body, status) in new[] { (Texts, "no json", 400), (Texts, $$"""{"body":"{{new string('x', 1_601)}}"}""", 400), ("/sms/phone/texts/12", "{}", 404), ("/sms/phone/nothing", "{}", 404) })
        {
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body), Token);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Its_address_is_printed() =>
        await UntilAsync(_ => host.Output.Contains($"{host.Address}sms/phone (a simulator", StringComparison.Ordinal));

    [Theory]
    [InlineData("Urls", "http://*:8080", false)]
    [InlineData("Urls", "http://127.0.0.1:5080;http://10.0.0.7:80", false)]
    [InlineData("Urls", "http://localhost:5080", true)]
    [InlineData("Urls", "http://[::1]:5080", true)]
    [InlineData("ENVIRONMENT", "Production", false)]
    [InlineData("ENVIRONMENT", "Development", true)]
    [InlineData("DOTNET_ENVIRONMENT", "production", false)]
    [InlineData("Roles", "bot,desk", false)]
    public void Is_there_only_where_no_phone_and_nobody_else_is_near(string key, string value, bool there)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value), new("Dialogs:Path", Path.Combine(Repository.Root, "dialogs"))]).Build();

        Assert.Equal(there, ServeSettings.Read(configuration).Twilio is { IsSimulated: true });
        var real = new Dictionary<string, string?>(TwilioAccount.Settings(new Uri("http://127.0.0.1:9")).Select(one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), (string?)one.Value)));
        var withKeys = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(real).Build();
        Assert.False(ServeSettings.Read(withKeys).Twilio!.IsSimulated);
    }

    private async Task ActAsync(object act)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(Texts, UriKind.Relative), act, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<IReadOnlyList<JsonElement>> TextsAsync() =>
        [.. (await http.GetFromJsonAsync<JsonElement>(new Uri(Texts, UriKind.Relative), Token)).GetProperty("texts").EnumerateArray()];

    private async Task<IReadOnlyList<JsonElement>> UntilAsync(Func<IReadOnlyList<JsonElement>, bool> holds)
    {
        IReadOnlyList<JsonElement> texts = [];
        await Eventually.HoldsAsync(async () => holds(texts = await TextsAsync()));
        return texts;
    }

    private static string State(JsonElement text) => text.GetProperty("state").GetString()!;
}
