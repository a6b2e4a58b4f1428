using System.Collections.Concurrent;
using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Outbox;
using Handoff.Service.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handoff.Service.Tests.Outbox;

/// <summary>The real outbox on a real store, and a provider that answers as told.</summary>
internal sealed class Post : IDisposable
{
    public const string Client = "+14155550123";

    public Post()
    {
        Reports = new DeliveryReports(
            Service.Store.Deliveries, Service.Store.Suppressions, Service.Store.Conversations, Service.Turns, Service.Feeds, new SomeCodes(), Service.Time, NullLogger<DeliveryReports>.Instance);
        Worker = NewWorker();
    }

    public Service Service { get; } = new();
    public Provider Provider { get; } = new();
    public DeliveryReports Reports { get; }
    public OutboxWorker Worker { get; }

    /// <summary>Another worker on the same store, as after a restart.</summary>
    public OutboxWorker NewWorker()
    {
        var store = Service.Store;
        var reader = new DeliveryReader(store.Conversations, store.Phones, store.Suppressions, Provider, () => A.Policy);
        var dispatcher = new Dispatcher(store.Outbox, store.Deliveries, store.Pace, Provider, reader, Reports, Service.Time, NullLogger<Dispatcher>.Instance);
        var check = new UnknownCheck(store.Deliveries, Provider, reader, Reports, Service.Time);
        return new OutboxWorker(store.Outbox, dispatcher, check, Service.Bell, Service.Time, NullLogger<OutboxWorker>.Instance);
    }

    /// <summary>Rounds until nothing more may go now.</summary>
    public async Task RunAsync(OutboxWorker? worker = null)
    {
        for (var round = 0; round < 10; round++)
        {
            await (worker ?? Worker).RunOnceAsync(Service.Token);
            await (worker ?? Worker).SettledAsync();
        }
    }

    public async Task RunAfterAsync(TimeSpan time)
    {
        Service.Time.Advance(time);
        await RunAsync();
    }

    /// <summary>One turn that says a line in each lane to a phone.</summary>
    public async Task<DeliveryId> SayAsync(string id, params DeliveryLane[] lanes) => await SayAsync(id, stage: null, channelData: null, lanes);

    public async Task<DeliveryId> SayAsync(string id, Stage? stage, string? channelData, params DeliveryLane[] lanes)
    {
        await Service.Store.Phones.SetAsync(new(id), new PhoneLine("+15005550006", Client), Service.Token);
        var before = await Service.Store.Conversations.FindAsync(new(id), Service.Token) ?? A.New(id) with { Channel = Channel.Sms, ClientId = $"hash-{id}", LastHeardAt = A.Noon.AddHours(-1) };
        var positions = lanes.Select((_, i) => before.LogLength + 1 + i).ToList();
        var decision = new TurnDecision(
            before,
            before with { LogLength = before.LogLength + lanes.Length, Stage = stage ?? before.Stage },
            [.. positions.Select((position, i) => new LogEntry(position, Audience.Everyone, Said($"{lanes[i]} to {id}", channelData)))],
            [.. lanes.Zip(positions, (lane, position) => new Delivery(before.Id, position, lane))],
            null,
            null);
        Assert.True(await Service.Store.Conversations.TryCommitAsync(decision, Service.Token));
        return new DeliveryId(before.Id, positions[0]);
    }

    public Task<DeliveryStatus?> FindAsync(DeliveryId id) => Service.Store.Deliveries.FindAsync(id, Service.Token);

    public async Task<DeliveryState?> StateAsync(DeliveryId id) => (await FindAsync(id))?.State;

    public void Dispose() => Service.Dispose();

    private Activity Said(string text, string? channelData) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        Timestamp = Service.Time.GetUtcNow(),
        ChannelData = channelData is null ? null : System.Text.Json.JsonDocument.Parse(channelData).RootElement,
    };

    private sealed class SomeCodes : IDeliveryCodes
    {
        public DeliveryCode Of(string? code) => new(
            $"words of {code}", code == "21610" ? DeliveryAction.Suppress : DeliveryAction.OtherChannel, DeliveryActor.Advocate);
    }
}

/// <summary>Answers in the order in which it was told to, then takes everything.</summary>
internal sealed class Provider : ITextSender
{
    private int number;

    public double SegmentsPerSecond => 1;
    public ConcurrentQueue<Func<OutgoingText, Task<SendAnswer>>> Answers { get; } = new();
    public ConcurrentQueue<OutgoingText> Asked { get; } = new();

    /// <summary>What looking for a message finds; null for no answer.</summary>
    public ImmutableArray<DeliveryReport>? Found { get; set; } = [];

    public IEnumerable<string> Bodies => Asked.Select(text => text.Body);

    public void WillAnswer(params SendAnswer[] answers)
    {
        foreach (var answer in answers) Answers.Enqueue(_ => Task.FromResult(answer));
    }

    public (string Body, int Segments) Prepare(Activity said) => (said.Text!, 1);

    public Task<SendAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        Asked.Enqueue(text);
        return Answers.TryDequeue(out var answer) ? answer(text) : Task.FromResult<SendAnswer>(new SendAnswer.Accepted($"SM{Interlocked.Increment(ref number)}", "queued"));
    }

    public Task<ImmutableArray<DeliveryReport>?> FindAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(Found);

    public Task<DeliveryReport?> AskAsync(string providerId, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryReport?>(new DeliveryReport(DeliveryState.Delivered, "delivered", providerId));
}
