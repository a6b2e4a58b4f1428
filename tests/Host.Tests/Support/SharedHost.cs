using Host.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedHost))]

namespace Host.Tests.Support;

/// <summary>One host for every test that needs no settings of its own. Each test has conversations of its own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private RunningHost? host;

    public RunningHost Host => host!;

    public async ValueTask InitializeAsync() => host = await RunningHost.StartAsync();

    public ValueTask DisposeAsync() => host!.DisposeAsync();
}
