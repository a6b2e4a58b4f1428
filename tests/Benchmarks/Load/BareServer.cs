using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Benchmarks.Load;

/// <summary>A process of its own with as little of ASP.NET as serves, on Redis: something to compare with.</summary>
internal static class BareServer
{
    /// <param name="configure">Says what it does.</param>
    public static async Task<int> RunAsync(string redis, Action<WebApplication, ConnectionMultiplexer> configure)
    {
        using var link = ConnectionMultiplexer.Connect(redis);
        link.PreserveAsyncOrder = false;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        configure(app, link);
        await app.StartAsync();
        Console.WriteLine($"listening {new Uri(app.Urls.First()).Port}");
        // Not after an await of the client's: 1.2.6 runs what follows on the thread that reads its answers.
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
