using System.Diagnostics.Metrics;

namespace Bot.Host.Telemetry;

/// <summary>What the service counts about itself. Labels are of a few fixed values: never ids, texts or names.</summary>
internal sealed class Meters : IDisposable
{
    private readonly Meter meter = new("BenefitsBot");

    public Meters()
    {
        Texts = meter.CreateCounter<long>("benefitsbot_texts_total", description: "Text messages that came in, by outcome: kept, ignored, refused, unavailable.");
        Turns = meter.CreateCounter<long>("benefitsbot_turns_total", description: "Turns by input and outcome: changed, nothing, unavailable.");
        TurnSeconds = meter.CreateHistogram<double>("benefitsbot_turn_seconds", unit: "s", description: "Time of a turn: load, decide, commit.");
        Sockets = meter.CreateUpDownCounter<long>("benefitsbot_client_sockets", description: "Clients' open WebSockets.");
        Conversations = meter.CreateCounter<long>("benefitsbot_conversations_total", description: "Conversations begun.");
        Handoffs = meter.CreateCounter<long>("benefitsbot_handoffs_total", description: "Requests for a person, by queue.");
        Claims = meter.CreateHistogram<double>("benefitsbot_claimed_after_seconds", unit: "s", description: "How long clients waited for an advocate.");
        Deliveries = meter.CreateCounter<long>("benefitsbot_delivery_reports_total", description: "Reports of texts that went out, by state.");
        Limited = meter.CreateCounter<long>("benefitsbot_rate_limited_total", description: "Requests refused by the rate limit.");
    }

    /// <summary>By outcome: kept, ignored, refused, unavailable.</summary>
    public Counter<long> Texts { get; }

    public Counter<long> Turns { get; }

    public Histogram<double> TurnSeconds { get; }

    public UpDownCounter<long> Sockets { get; }

    public Counter<long> Conversations { get; }

    public Counter<long> Handoffs { get; }

    public Histogram<double> Claims { get; }

    public Counter<long> Deliveries { get; }

    public Counter<long> Limited { get; }

    public bool Owns(Instrument instrument) => ReferenceEquals(instrument.Meter, meter);

    public void Dispose() => meter.Dispose();
}
