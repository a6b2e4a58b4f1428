using System.Globalization;
using System.Text.Json.Serialization;

namespace Handoff.Service.Archives;

/// <summary>What a file holds.</summary>
/// <param name="Agency">From which it was exported.</param>
/// <param name="Content">SHA-256 of the records: equal for equal content, whenever and from whichever store it was exported.</param>
public sealed record ArchiveSummary(string Agency, DateTimeOffset At, ArchiveCounts Counts, string Content);

/// <summary>How many there are of each kind.</summary>
public sealed record ArchiveCounts(long Settings, long Accounts, long Waits, long Conversations, long Entries, long Deliveries, long Surveys)
{
    // Since version 2. Not written where there are none: so the last line of an older file is still what it was.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Suppressions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Phones { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Statuses { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"conversations {Conversations}, log entries {Entries}, deliveries {Deliveries}, surveys {Surveys}, accounts {Accounts}, settings {Settings}, waits {Waits}, phones {Phones}, opted out {Suppressions}, delivery states {Statuses}");
}
