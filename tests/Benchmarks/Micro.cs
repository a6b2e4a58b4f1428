using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Bot.Core;
using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;
using Harness;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>The pure parts of a turn, with the shipped content.</summary>
[MemoryDiagnoser]
public class Micro
{
    private TurnPolicy policy = null!;
    private BenefitsBot bot = null!;
    private Conversation conversation = null!;
    private byte[] snapshot = null!;
    private TurnInput.ClientSaid said = null!;

    public static int Run(string[] args)
    {
        // In this process: a generated project could not be restored everywhere the benchmarks run.
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkRunner.Run<Micro>(config, args);
        return 0;
    }

    [GlobalSetup]
    public void SetUp()
    {
        var content = ContentStore.Open(Path.Combine(Repository.Root, "dialogs"), TimeProvider.System, NullLogger<ContentStore>.Instance);
        policy = content.Policy;
        bot = (BenefitsBot)policy.Bot;
        conversation = Conversation.New(new("benchmark"), DateTimeOffset.UnixEpoch) with { ClientId = "dl_bench", LogLength = 1 };
        said = new(new Activity { Type = ActivityTypes.Message, Text = "how do i apply for food stamps, i have two kids and rent is due" }, new("m1"));
        snapshot = SnapshotFormat.Write(conversation);
    }

    [Benchmark]
    public TurnDecision Decide() => TurnDecider.Decide(new(conversation, said, policy, QueueState.Empty, DateTimeOffset.UnixEpoch));

    [Benchmark]
    public Understanding Understand() => bot.Understand(said.Activity.Text!);

    [Benchmark]
    public Conversation ReadSnapshot() => SnapshotFormat.Read(snapshot);

    [Benchmark]
    public byte[] WriteSnapshot() => SnapshotFormat.Write(conversation);
}
