using Benchmarks.Load;

namespace Benchmarks;

/// <summary>Full turns over HTTP with the store's commits: each connection has its own conversation and sends the next message when the last is acknowledged.</summary>
internal static class HttpTurns
{
    // As long as the compiler takes for what is used often: 3 s measured it rather than turns.
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions(args);
        var (connections, time) = (options.Number(0, 64), TimeSpan.FromSeconds(options.Number(1, 10)));
        await using var rig = await Rig.StartAsync(options);
        var chats = await Chats.StartAsync(rig.Hosts, connections);
        (await Chats.TalkAsync(connections, WarmUp, (number, _) => chats[number])).Print("warm-up");

        var (cpu, redisCpu, memory) = (rig.CpuSeconds, RedisCpu(rig), rig.Told("used_memory"));
        var turns = await Chats.TalkAsync(connections, time, (number, _) => chats[number]);
        turns.Print($"turns over http, {options.Store}, {rig.Hosts.Count} node(s), {connections} connections");
        Console.WriteLine($"server CPU {(rig.CpuSeconds - cpu) / turns.Count * 1e6:N0} us a turn, resident {rig.Hosts.Max(host => host.WorkingSetBytes) / 1e6:N0} MB");
        if (options.OnRedis) Console.WriteLine(
            $"Redis CPU {(RedisCpu(rig) - redisCpu) / turns.Count * 1e6:N0} us and {(rig.Told("used_memory") - memory) / turns.Count:N0} bytes of memory a turn");
        return 0;
    }

    private static double RedisCpu(Rig rig) => rig.Told("used_cpu_sys") + rig.Told("used_cpu_user");
}
