namespace Console.Tests;

/// <summary>The real clock, moved ahead by hand: sessions and locks pass in no time, and nothing waits.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Pass(TimeSpan time) => ahead += time;
}
