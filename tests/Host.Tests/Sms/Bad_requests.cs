using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Host.Channels.Sms;
using Bot.Host.Serving;
using Host.Tests.Support;

namespace Host.Tests.Sms;

/// <summary>Nothing of these is stored, and nobody is sent anything.</summary>
public sealed class Bad_requests(A_text.Host shared) : IClassFixture<A_text.Host>
{
    private readonly RunningHost host = shared.Running;

    [Theory]
    [InlineData("GET", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    public async Task Another_method(string method, int status)
    {
        var phone = new Phone(host, "+15055551001");
        var answer = await phone.PostAsync(phone.Fields("hello"), method: method);

        Assert.Equal((status, "POST"), ((int)answer.Status, answer.Header("Allow")));
        Assert.Null(await phone.SnapshotAsync());
    }

    [Theory]
    [InlineData("no signature", 400)]
    [InlineData("a forged signature", 403)]
    [InlineData("one of another address", 403)]
    [InlineData("one of other fields", 403)]
    [InlineData("another account", 403)]
    [InlineData("JSON", 415)]
    [InlineData("no type", 415)]
    [InlineData("too long", 413)]
    public async Task A_request_that_is_not_Twilios(string what, int status)
    {
        var phone = new Phone(host, "+15055551002");
        var fields = phone.Fields("hello");
        var elsewhere = new TwilioSignature([Phone.Token]).Sign($"{host.Address}sms/twilio", fields);
        var foreign = new Dictionary<string, string>(fields) { ["AccountSid"] = "AC" + new string('f', 32) };
        var answer = what switch
        {
            "no signature" => await phone.PostAsync(fields, signed: ""),
            "a forged signature" => await phone.PostAsync(fields, signed: Convert.ToBase64String(RandomNumberGenerator.GetBytes(20))),
            "one of another address" => await phone.PostAsync(fields, signed: elsewhere),
            "one of other fields" => await phone.PostAsync(fields, signed: new TwilioSignature([Phone.Token]).Sign(Phone.Public + TwilioWebhook.Path, phone.Fields("stop"))),
            "another account" => await phone.PostAsync(foreign),
            "JSON" => await phone.PostAsync(fields, type: "application/json"),
            "no type" => await phone.PostAsync(fields, type: "text/plain"),
            _ => await phone.PostAsync([.. fields, new("Filler", new string('x', 64 * 1024))]),
        };

        Assert.Equal(status, (int)answer.Status);
        Assert.DoesNotContain("hello", answer.Text, StringComparison.Ordinal);
        Assert.Null(await phone.SnapshotAsync());
    }

    [Theory]
    [InlineData("a short code", "72975", "hello")]
    [InlineData("a name", "USPS", "hello")]
    [InlineData("another channel", "whatsapp:+15055551003", "hello")]
    [InlineData("our own number", Phone.Ours, "hello")]
    [InlineData("nobody", "", "hello")]
    [InlineData("an empty text", "+15055551004", "  ")]
    public async Task What_no_person_sent_from_a_phone_is_taken_and_forgotten(string what, string from, string text)
    {
        var phone = new Phone(host, from);
        var answer = await phone.TextAsync(text);

        Assert.Equal((200, "<Response/>"), ((int)answer.Status, answer.Text));
        Assert.True(await phone.SnapshotAsync() is null, what);
    }

    [Fact]
    public async Task Thousands_of_unknown_fields_are_signed_too()
    {
        var phone = new Phone(host, "+15055551005");
        KeyValuePair<string, string>[] fields = [.. phone.Fields("hello"), .. Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create(i.ToString("x", CultureInfo.InvariantCulture), ""))];
        var signed = new TwilioSignature([Phone.Token]).Sign(Phone.Public + TwilioWebhook.Path, fields);

        Assert.Equal(403, (int)(await phone.PostAsync([.. fields, new("more", "")], signed)).Status);
        Assert.Equal(200, (int)(await phone.PostAsync(fields, signed)).Status);
        Assert.NotNull(await phone.SnapshotAsync());
    }

    [Fact]
    public async Task A_body_that_is_no_form_must_be_the_one_of_the_signed_hash()
    {
        const string Body = """{"status":"x"}""";
        var query = $"?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)))}";
        var signed = new TwilioSignature([Phone.Token]).Sign(Phone.Public + TwilioWebhook.Path + query, []);

        Assert.Equal(200, (int)(await SendAsync(Body)).Status);
        Assert.Equal(403, (int)(await SendAsync(Body + " ")).Status);
        // Fields must not ride along unsigned.
        Assert.Equal(403, (int)(await new Phone(host).PostAsync(new Phone(host).Fields("hello"), signed, query)).Status);

        Task<Answer> SendAsync(string body) => host.Http.SendAsync("POST", TwilioWebhook.Path + query, body: body, type: "application/json", headers: [(TwilioSignature.Header, signed)]);
    }

    [Fact]
    public async Task Without_settings_there_is_no_such_address()
    {
        await using var plain = await RunningHost.StartAsync();

        Assert.Equal(404, (int)(await new Phone(plain).TextAsync("hello")).Status);
    }

    [Fact]
    public async Task Settings_with_faults_stop_the_start_and_all_are_named()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningHost.StartAsync(
            "--Twilio:AccountSid", "SK123", "--Twilio:PublicBaseUrl", "https://Bot.example.gov/?x=1", "--Twilio:OptOutMode", "never", "--Twilio:MessagingServiceSid", "MG1", "--Twilio:Form", "+1"));

        foreach (var key in new[] { "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:PublicBaseUrl", "Twilio:OptOutMode", "Twilio:MessagingServiceSid", "Twilio:Form" })
            Assert.Contains(refused.Faults, fault => fault.StartsWith(key + ":", StringComparison.Ordinal));
    }
}
