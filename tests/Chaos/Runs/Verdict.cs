using Chaos.Checking;

namespace Chaos.Runs;

/// <summary>What a run came to.</summary>
/// <param name="Violations">Empty where every promise was kept.</param>
/// <param name="Evidence">For some of the violations: everything known of the conversation, without its texts.</param>
internal sealed record Verdict(
    ChaosOptions Options,
    IReadOnlyList<Violation> Violations,
    Counts Counts,
    IReadOnlyList<string> Timeline,
    IReadOnlyList<string> Evidence)
{
    public bool Holds => Violations.Count == 0;
}

internal sealed record Counts(
    int Acknowledged,
    int Unknown,
    int Replays,
    int Replies,
    int Claims,
    int Handoffs,
    int Kills,
    int Pauses,
    int Restarts,
    int SocketDrops,
    int RefusedStarts,
    TimeSpan LongestOutage,
    TimeSpan TypicalAnswer,
    int LogEntries,
    int Shown,
    int StillWaiting,
    int StillHeld,
    TimeSpan Healed,
    int Texts,
    int TextsUncertain);
