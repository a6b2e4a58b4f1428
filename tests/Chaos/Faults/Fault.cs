namespace Chaos.Faults;

internal enum FaultKind
{
    /// <summary>kill -9, then a start.</summary>
    Kill,

    /// <summary>SIGSTOP, then SIGCONT: everything it had begun goes on as if no time had passed.</summary>
    Pause,

    /// <summary>SIGTERM, then a start.</summary>
    Restart,

    /// <summary>The clients' sockets end without a goodbye.</summary>
    DropSockets,
}

/// <param name="Kind">Which process, or whose sockets.</param>
/// <param name="Number">Of a node, from 0.</param>
internal readonly record struct Target(TargetKind Kind, int Number = 0)
{
    public override string ToString() => Kind == TargetKind.Node ? $"node {Number + 1}" : Kind.ToString().ToLowerInvariant();
}

internal enum TargetKind
{
    Node,
    Redis,
    Sockets,
}

/// <param name="At">Since the traffic began.</param>
/// <param name="For">How long it stays down or stopped.</param>
internal sealed record Fault(TimeSpan At, Target Target, FaultKind Kind, TimeSpan For);
