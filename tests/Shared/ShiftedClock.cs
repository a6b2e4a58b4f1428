namespace Shared;

/// <summary>The real clock, moved ahead at will: days pass in no time, and nothing waits.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
