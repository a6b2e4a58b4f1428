namespace Handoff.Console;

/// <summary>The desk's settings. The defaults run.</summary>
public sealed record DeskOptions
{
    /// <summary>With <see cref="BootstrapPassword"/>: a supervisor made at start if no advocate exists, for automation.</summary>
    public string? BootstrapUser { get; init; }

    public string? BootstrapPassword { get; init; }

    /// <summary>A sign-in ends when nothing was done for this long.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>A sign-in ends after this, whatever was done.</summary>
    public int AbsoluteHours { get; init; } = 12;

    /// <summary>Every refused sign-in takes at least this: neither the name nor the lock shows in the time.</summary>
    public int RefusalMilliseconds { get; init; } = 600;

    // OWASP's figure for PBKDF2 with SHA-512 (Password Storage Cheat Sheet, 2023). Fewer only in tests.
    internal int PasswordIterations { get; init; } = 210_000;
}
