using System.Diagnostics;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Service.Desk;
using Handoff.Service.Stores;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Sms.Sending;

/// <summary>A client on a phone whom Maria has taken, with the real program between them and a fake Twilio.</summary>
internal sealed class Line : IAsyncDisposable
{
    public const string Number = "+15055550123";
    private static readonly Advocate Maria = new(new("adv-maria"), "Maria");

    private Line(FakeTwilio twilio, RunningHost host, ConversationId client) => (Twilio, Host, Client, Account) = (twilio, host, client, new TwilioAccount(host.Http));

    public FakeTwilio Twilio { get; }
    public RunningHost Host { get; }
    public ConversationId Client { get; }
    public TwilioAccount Account { get; }
    public IDeliveryStates States => Host.Services.GetRequiredService<IDeliveryStates>();
    public ISuppressionList Suppressions => Host.Services.GetRequiredService<ISuppressionList>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Line> OpenAsync(int segmentsPerSecond = 100, params string[] settings)
    {
        var twilio = await FakeTwilio.StartAsync();
        var host = await RunningHost.StartAsync([.. TwilioAccount.Arguments(twilio.Address, segmentsPerSecond), .. settings]);
        using var heard = await new TwilioAccount(host.Http).TextAsync(Number, "i want to kill myself", cancellationToken: Token);
        var waiting = await host.Services.GetRequiredService<IConversationIndex>().WaitingAsync(10, Token);
        var line = new Line(twilio, host, Assert.Single(waiting).Conversation);
        await line.Desk.ClaimAsync(Maria, line.Client, Token);
        // Whatever the bot and the announcement said is out before a test tells Twilio how to fail.
        var log = await host.Services.GetRequiredService<IConversationStore>().ReadLogAsync(line.Client, 0, Audience.Client, 100, Token);
        var said = log.Entries.Select(entry => ActivityJson.Read(entry.ActivityJson.Span)).Count(activity => activity is { Type: ActivityTypes.Message, From.Role: "bot" });
        await line.UntilAsync(async () => (await line.States.OfAsync(line.Client, 0, Token)).Count(one => one.State >= DeliveryState.Accepted) == said, "the first words out");
        return line;
    }

    public IDesk Desk => Host.Services.GetRequiredService<IDesk>();

    /// <summary>Maria writes.</summary>
    public async Task<DeliveryId> SayAsync(string text)
    {
        Assert.Equal(DeskResult.Done, await Desk.SayAsync(Maria, Client, text, new InputId(Guid.NewGuid().ToString("N")), Token));
        return new DeliveryId(Client, await LogLengthAsync());
    }

    public Task<DeskResult> SendAgainAsync(DeliveryId id) => Host.Services.GetRequiredService<IPhoneDesk>().SendAgainAsync(Maria, Client, id.Position, Token);

    public Task<DeliveryStatus?> FindAsync(DeliveryId id) => States.FindAsync(id, Token);

    public async Task<DeliveryStatus> ReachesAsync(DeliveryId id, DeliveryState state, string? code = null)
    {
        await UntilAsync(async () => await FindAsync(id) is { } status && status.State == state && (code is null || status.Code == code), $"{id} {state}");
        return (await FindAsync(id))!;
    }

    public IEnumerable<TakenText> TakenOf(string body) => Twilio.Taken.Where(text => text.Body == body);

    public async Task CallBackAsync(TakenText text, string status, int? error = null)
    {
        using var answer = await Account.CallBackAsync(text, status, error, Token);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
    }

    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        try
        {
            await Eventually.HoldsAsync(holds, what);
        }
        catch (TimeoutException late)
        {
            Assert.Fail($"{late.Message}\n{string.Join('\n', Host.Log.Where(line => line.StartsWith("Err", StringComparison.Ordinal) || line.StartsWith("Warn", StringComparison.Ordinal)))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Twilio.DisposeAsync();
    }

    private async Task<long> LogLengthAsync() => (await Host.Services.GetRequiredService<IConversationStore>().FindAsync(Client, Token))!.LogLength;
}
