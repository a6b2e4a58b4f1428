namespace Chaos.Processes;

/// <summary>A process that can be killed, stopped and started again.</summary>
internal interface ITarget
{
    /// <summary>kill -9; it stays down until <see cref="StartAsync"/>.</summary>
    Task KillAsync();

    /// <summary>Asks it to end; after that as after a kill.</summary>
    Task TerminateAsync(CancellationToken cancellationToken);

    void Pause();

    void Resume();

    /// <summary>Starts it and waits until it serves.</summary>
    Task StartAsync(CancellationToken cancellationToken);
}
