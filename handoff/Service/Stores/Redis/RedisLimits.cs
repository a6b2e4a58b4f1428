namespace Handoff.Service.Stores.Redis;

/// <summary>Limits of the Redis store, in one place.</summary>
internal static class RedisLimits
{
    /// <summary>Longest wait for the answer to a write. It may still be carried out: "unknown", not "failed".</summary>
    public static readonly TimeSpan WriteWithin = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(1);

    /// <summary>Calls on their way. A caller beyond it is told at once, rather than after its own deadline.</summary>
    public const int CallsInFlight = 4_096;

    /// <summary>How often deadlines are looked at: so much later may a call end.</summary>
    public static readonly TimeSpan LookAtDeadlinesEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>How often Redis is asked for a sign of life, and how long that may take.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(1);

    /// <summary>Signs of life missed before the connection is given up.</summary>
    public const int MissedBeats = 3;

    /// <summary>With Sentinel another Redis may be taking over already: given up at the first miss.</summary>
    public const int MissedBeatsWithSentinel = 1;

    /// <summary>Own beats that did not come back over the subscription before it is made anew.</summary>
    public const int UnheardBeats = 3;

    /// <summary>Between two tries to connect: four a second is nothing to a Redis that loads its data.</summary>
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(250);

    /// <summary>For a look at a server before it is connected to.</summary>
    public static readonly TimeSpan ProbeWithin = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for the first answer at a start; after it the start goes on without.</summary>
    public static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);

    /// <summary>Snapshots kept in memory, twice at most: some 5 KB each.</summary>
    public const int CachedSnapshots = 4_096;

    /// <summary>Entries looked at in one read of a log.</summary>
    public const int LogSlice = 1_000;

    /// <summary>What a lost nudge costs.</summary>
    public static readonly TimeSpan LookForLostNudgesEvery = TimeSpan.FromSeconds(2);

    /// <summary>Conversations asked about in one script: some 0.3 ms of Redis.</summary>
    public const int LengthsAtOnce = 500;

    /// <summary>Conversations on their way at once while everything is read or written.</summary>
    public const int ArchivedAtOnce = 64;

    /// <summary>Entries of one log read or written at once meanwhile.</summary>
    public const int ArchivedEntries = 100;

    /// <summary>Rows of a report fetched at once.</summary>
    public const int SurveyRowsAtOnce = 500;
}
