using System.Diagnostics;
using System.Text.Json;
using Bot.Host.Channels.Sms;
using Handoff.Core.Deliveries;
using Host.Tests.Sms.Sending;

namespace Host.Tests.Peers;

/// <summary>twilio 6.2.0 from npm: it signs what we accept, accepts what we sign, and posts the same as our own client.</summary>
public sealed class The_real_twilio
{
    private const string Words = "¿Sí? 1+1=2 & “more” €";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Peers");

    [Fact]
    public async Task Signs_verifies_and_sends_as_we_do()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var line = await Line.OpenAsync();
        var id = await line.SayAsync(Words);
        await line.ReachesAsync(id, DeliveryState.Accepted);
        var ours = line.Twilio.Requests.Last();

        var output = await RunAsync(line, ours, cancellationToken);
        Assert.True(output.StartsWith("fine", StringComparison.Ordinal), output);

        var theirs = line.Twilio.Requests.Last();
        Assert.NotSame(ours, theirs);
        Assert.Equal((ours.Method, ours.Path, ours.Authorization), (theirs.Method, theirs.Path, theirs.Authorization));
        Assert.Equal(ours.Form.OrderBy(field => field.Key, StringComparer.Ordinal), theirs.Form.OrderBy(field => field.Key, StringComparer.Ordinal));
    }

    private static async Task<string> RunAsync(Line line, TwilioRequest ours, CancellationToken cancellationToken)
    {
        string Field(string name) => ours.Form.First(field => field.Key == name).Value;

        var start = new ProcessStartInfo("node", ["twilio.mjs"]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOST"] = line.Host.Address.ToString().TrimEnd('/'),
            ["FAKE"] = line.Twilio.Address.ToString().TrimEnd('/'),
            ["PUBLIC"] = TwilioAccount.Public,
            ["ACCOUNT"] = TwilioAccount.Sid,
            ["TOKEN"] = TwilioAccount.Token,
            ["SIGNED"] = JsonSerializer.Serialize(Signed()),
            ["MESSAGE"] = JsonSerializer.Serialize(new { to = Field("To"), from = Field("From"), body = Field("Body"), statusCallback = Field("StatusCallback"), validityPeriod = 900 }),
        }) start.Environment[name] = value;

        using var node = Process.Start(start)!;
        var (said, errors) = (node.StandardOutput.ReadToEndAsync(cancellationToken), node.StandardError.ReadToEndAsync(cancellationToken));
        await node.WaitForExitAsync(cancellationToken);
        return await said + await errors;
    }

    private static IEnumerable<object> Signed()
    {
        var fields = new Dictionary<string, string> { ["Body"] = "¿Cómo? 🙏", ["b"] = "1", ["B"] = "2", ["Empty"] = "", ["From"] = "+15055550177" };
        foreach (var url in new[] { $"{TwilioAccount.Public}/sms/twilio", $"{TwilioAccount.Public}/sms/twilio/status?m=sms-1.2", "http://127.0.0.1:5080/sms/twilio" })
        {
            yield return new { signer = "the program", url, fields, signature = new TwilioSignature([TwilioAccount.Token]).Sign(url, fields) };
            yield return new { signer = "the fake", url, fields, signature = TwilioAccount.Sign(url, fields) };
        }
    }
}
