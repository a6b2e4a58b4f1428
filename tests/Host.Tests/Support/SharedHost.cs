using Host.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedHost))]

namespace Host.Tests.Support;

/// <summary>One host for every test that needs no settings of its own, started by the first. Each test has conversations of its own.</summary>
public sealed class SharedHost : IAsyncDisposable
{
    private readonly Lazy<RunningHost> host = new(() => Task.Run(() => RunningHost.StartAsync()).GetAwaiter().GetResult());

    public RunningHost Host => host.Value;

    public ValueTask DisposeAsync() => host.IsValueCreated ? host.Value.DisposeAsync() : ValueTask.CompletedTask;
}
