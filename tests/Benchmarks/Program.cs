using Benchmarks;
using Benchmarks.Load;

// dotnet run -c Release --project tests/Benchmarks -- <what>
return args switch
{
    ["http", .. var rest] => await HttpTurns.RunAsync(rest),
    ["turns", .. var rest] => await InProcessTurns.RunAsync(rest),
    ["peers", .. var rest] => await PeerTurns.RunAsync(rest),
    ["growth", .. var rest] => await Growth.RunAsync(rest),
    ["sockets", .. var rest] => await Sockets.RunAsync(rest),
    ["texts", .. var rest] => await TextBurst.RunAsync(rest),
    ["webhook", .. var rest] => await TextWebhook.RunAsync(rest),
    ["start", ..] => await StartUp.RunAsync(),
    ["classify", .. var rest] => Classify.Run(rest),
    ["micro", .. var rest] => Micro.Run(rest),
    ["recognizers", .. var rest] => await Recognizing.RunAsync(rest),
    ["relay", .. var rest] => await Relay.RunAsync(rest),
    ["bare-relay", var redis] => await BareRelay.RunAsync(redis),
    ["bare-turn", var redis] => await BareTurn.RunAsync(redis),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        http    [connections=64] [seconds=10]            full turns over HTTP: Direct Line POST, route, commit; raw sockets on the same machine
        turns   [concurrency=64] [seconds=10]            the same on SQLite without HTTP: turn runner, bot and durable store in this process
        peers   [connections=64] [seconds=5] [rounds=3]  full turns on Redis beside a bare ASP.NET turn and a botbuilder echo, in one run (npm ci in tests/Benchmarks/Peers first)
        growth  [conversations=100000]                   cost of a turn as the log and the store grow
        relay   [conversations=100] [messages/s=100] [seconds=15]  from a client on one node to an advocate's page on another, beside a bare relay
        sockets [count=10000] [seconds=10]               open web chats that say nothing: memory each, and turns meanwhile
        texts   [numbers=500]                            two texts from each at once, each posted three times: stored once, answered in order, none sent twice
        webhook [connections=64] [seconds=5] [rounds=3]  a text's signature, turn and commit beside the npm SDK's validating webhook (npm ci in tests/Benchmarks/Peers first)
        start                                            process start to ready and to the first reply, resident memory
        classify [corpus]                                messages a second, all layers; keywords beside other ways to find phrases
        micro   [BenchmarkDotNet options]                one decision, one classification, one snapshot
        recognizers [rounds=50]                          numbers, dates, phones and yes or no of 200 utterances a language, first use and memory; beside npm's (npm ci in tests/Peers first)

        http, growth and sockets take: --store sqlite|redis (sqlite)  --fsync everysec|always (everysec)  --nodes N (1; on Redis)
        """);
    return 1;
}
