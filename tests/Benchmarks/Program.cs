using Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- <what>
return args switch
{
    ["http", .. var rest] => await HttpTurns.RunAsync(rest),
    ["turns", .. var rest] => await InProcessTurns.RunAsync(rest),
    ["start", ..] => await StartUp.RunAsync(),
    ["micro", .. var rest] => Micro.Run(rest),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        http  [connections=64] [seconds=10]   full turns over HTTP: Direct Line POST, route, commit on SQLite; raw sockets on the same machine
        turns [concurrency=64] [seconds=10]   the same without HTTP: turn runner, bot and durable store in this process
        start                                 process start to ready and to the first reply, resident memory
        micro [BenchmarkDotNet options]       one decision, one classification, one snapshot
        """);
    return 1;
}
