using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores;

/// <summary>One durable thing. Entries, pushes, answers, numbers and fates belong to the conversation before them.</summary>
public abstract record ArchiveRecord
{
    private ArchiveRecord() { }

    public sealed record Setting(string Name, byte[] Value) : ArchiveRecord;

    public sealed record Person(Account Account) : ArchiveRecord;

    /// <summary>One of the last waits that ended with an advocate, the oldest first: the typical wait is made of them.</summary>
    public sealed record Wait(DateTimeOffset ClaimedAt, TimeSpan Waited) : ArchiveRecord
    {
        /// <summary>As many as any store looks at.</summary>
        public const int Most = 20;
    }

    /// <summary>A client who asked for no more texts, by the hash of their number.</summary>
    public sealed record Silence(Suppression Suppression) : ArchiveRecord;

    /// <param name="Snapshot">JSON as stored, byte for byte.</param>
    public sealed record Talk(ConversationId Id, ReadOnlyMemory<byte> Snapshot) : ArchiveRecord;

    /// <param name="Activity">JSON as stored, byte for byte.</param>
    public sealed record Entry(long Position, Audience Audience, ReadOnlyMemory<byte> Activity) : ArchiveRecord;

    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="NotBefore">Whole microseconds; null for at once.</param>
    public sealed record Push(long Position, DeliveryLane Lane, int Attempts, DateTimeOffset? NotBefore) : ArchiveRecord;

    public sealed record Answer(SurveyAnswer Survey) : ArchiveRecord;

    /// <summary>The conversation's number.</summary>
    public sealed record Phone(PhoneLine Line) : ArchiveRecord;

    /// <summary>What became of a push.</summary>
    /// <param name="Status">JSON as stored, byte for byte.</param>
    public sealed record Fate(long Position, ReadOnlyMemory<byte> Status) : ArchiveRecord;
}
