using Handoff.Service.Desk;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handoff.Service.Tests;

public sealed class Adding_the_service_to_a_host : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_host_runs_turns_and_keeps_them_over_a_restart()
    {
        using (var first = Host(Path.Combine(folder, "store.db")))
        {
            await first.StartAsync(Token);
            await first.Services.GetRequiredService<ITurnRunner>().RunAsync(A.Id(), A.Says("person"), Token);
            await first.StopAsync(Token);
        }

        using var second = Host(Path.Combine(folder, "store.db"));
        await second.StartAsync(Token);
        Assert.Equal(A.Id(), await second.Services.GetRequiredService<IDesk>().TakeNextAsync(A.Maria, new("form-1"), Token));
        await second.StopAsync(Token);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_stops_the_start_before_anything_listens()
    {
        var listener = new Listener();
        using var host = Host("/dev/null/store.db", services => services.AddHostedService(_ => listener));

        await Assert.ThrowsAsync<StoreStartException>(() => host.StartAsync(Token));

        Assert.False(listener.Listens);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void Workers_run_only_where_they_are_asked_for(bool workers, int hosted)
    {
        var services = new ServiceCollection().AddHandoffService(new StoreOptions(), _ => () => A.Policy, workers);

        Assert.Equal(hosted, services.Count(service => service.ServiceType == typeof(IHostedService)));
    }

    private static IHost Host(string path, Action<IServiceCollection>? more = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        more?.Invoke(builder.Services); // what listens may well be added first
        builder.Services.AddHandoffService(new StoreOptions(path), _ => () => A.Policy, workers: true);
        return builder.Build();
    }

    private sealed class Listener : IHostedService
    {
        public bool Listens { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Listens = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
