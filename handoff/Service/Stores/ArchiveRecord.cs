using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores;

/// <summary>One durable thing. Entries, pushes and answers belong to the conversation before them.</summary>
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

    /// <param name="Snapshot">JSON as stored, byte for byte.</param>
    public sealed record Talk(ConversationId Id, ReadOnlyMemory<byte> Snapshot) : ArchiveRecord;

    /// <param name="Activity">JSON as stored, byte for byte.</param>
    public sealed record Entry(long Position, Audience Audience, ReadOnlyMemory<byte> Activity) : ArchiveRecord;

    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="NotBefore">Whole microseconds; null for at once.</param>
    public sealed record Push(long Position, DeliveryLane Lane, int Attempts, DateTimeOffset? NotBefore) : ArchiveRecord;

    public sealed record Answer(SurveyAnswer Survey) : ArchiveRecord;
}
