using System.Collections.Immutable;
using System.Globalization;
using Bot.Host.Channels.Sms;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Sms;

/// <summary>A client's phone, with Twilio in between: what it texts is posted and signed as Twilio does.</summary>
internal sealed class Phone(RunningHost host, string number = "+15055550123")
{
    public const string Account = "AC0123456789abcdef0123456789abcdef";
    public const string Token = "token-of-these-tests";
    public const string Ours = "+15055550100";
    public const string Public = "https://bot.example.gov";

    private static int sids;

    private readonly TwilioSignature signature = new([Token]);

    public static string[] Settings { get; } =
        ["--Twilio:AccountSid", Account, "--Twilio:AuthToken", $"older-token, {Token}", "--Twilio:From", Ours, "--Twilio:PublicBaseUrl", Public, "--Twilio:ApiBaseUrl", "http://127.0.0.1:9"];

    public string Number => number;

    public ConversationId Conversation => host.Services.GetRequiredService<ClientNumbers>().ConversationOf(number);

    public static string NewSid() => string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref sids):x32}");

    public Dictionary<string, string> Fields(string body, string? sid = null) => new(
    [
        new("MessageSid", sid ?? NewSid()), new("AccountSid", Account), new("From", number), new("To", Ours), new("Body", body), new("NumMedia", "0"), new("FromCity", ""),
    ]);

    public Task<Answer> TextAsync(string body, string? sid = null, params (string Name, string Value)[] more)
    {
        var fields = Fields(body, sid);
        foreach (var (name, value) in more) fields[name] = value;
        return PostAsync(fields);
    }

    public Task<Answer> PostAsync(IReadOnlyCollection<KeyValuePair<string, string>> fields, string? signed = null, string query = "", string method = "POST", string type = Form)
    {
        var header = signed ?? signature.Sign($"{Public}{TwilioWebhook.Path}{query}", fields);
        return host.Http.SendAsync(method, TwilioWebhook.Path + query, body: method == "GET" ? null : Encode(fields), type: type, headers: header.Length == 0 ? [] : [(TwilioSignature.Header, header)]);
    }

    public const string Form = "application/x-www-form-urlencoded; charset=utf-8";

    public static string Encode(IReadOnlyCollection<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));

    public async Task<Conversation?> SnapshotAsync() =>
        await host.Services.GetRequiredService<IConversationStore>().FindAsync(Conversation, TestContext.Current.CancellationToken);

    /// <summary>All messages of the conversation, as <c>client: ...</c> and <c>we: ...</c>.</summary>
    public async Task<ImmutableArray<string>> SaidAsync()
    {
        var slice = await host.Services.GetRequiredService<IConversationStore>().ReadLogAsync(Conversation, 0, Audience.Client, 1_000, TestContext.Current.CancellationToken);
        return [.. slice.Entries.Select(entry => ActivityJson.Read(entry.ActivityJson.Span)).Where(said => said.Type == ActivityTypes.Message)
            .Select(said => $"{(said.From?.Role == "user" ? "client" : "we")}: {said.Text}")];
    }

    /// <summary>Lets the moment pass after which a burst is answered, and waits for that answer.</summary>
    public async Task<ImmutableArray<string>> AnsweredAsync()
    {
        host.Clock.Ahead += Gathered.QuietFor + TimeSpan.FromSeconds(1);
        for (var deadline = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < deadline; await Task.Yield())
            if (await SnapshotAsync() is { Stage: not Stage.WithBot { Gathered: not null } }) return await SaidAsync();

        throw new TimeoutException("The burst was not answered.");
    }
}
