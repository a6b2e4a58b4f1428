using System.Diagnostics;
using Benchmarks.Load;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Service;
using Handoff.Service.Stores;
using Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>
/// A burst of texts, each sent again twice by Twilio, while the outbox paces itself: all stored once, answered in order,
/// none sent twice; and how long the webhook took.
/// </summary>
internal static class TextBurst
{
    private const int Connections = 64;
    private const int SegmentsPerSecond = 100;
    private static readonly string[] Words = ["how do i apply for food stamps", "and what papers do i need to send in"];
    private static readonly int[] Posted = [0, 0, 1, 0, 1, 1]; // the first, again, the second, and so on: as late answers make it
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var senders = new BenchOptions(args).Number(0, 500);
        await using var twilio = await FakeTwilio.StartAsync();
        await using var host = await HostProcess.StartAsync(settings: TwilioAccount.Settings(twilio.Address, SegmentsPerSecond));
        await WarmUpAsync(host);

        var latencies = await PostAsync(host, senders);
        latencies.Print($"{senders * Words.Length} texts from {senders} numbers, each three times, {Connections} connections");
        await AnsweredAsync(twilio, senders);
        host.KillHard();
        return await CheckAsync(twilio, Path.Combine(host.Folder, "data", "benefitsbot.db"), senders);
    }

    private static async Task WarmUpAsync(HostProcess host)
    {
        using var http = await RawHttp.ConnectAsync(host.Address);
        for (var i = 0; i < 500; i++) await http.SendAsync(Texts.Post(9_000_000 + i, 1_000_000 + i, "STOP"));
    }

    private static Task<Latencies> PostAsync(HostProcess host, int senders)
    {
        return ClosedLoop.RunAsync(Connections, Timeout.InfiniteTimeSpan, _ => host.Address, Requests);

        IEnumerable<byte[]> Requests(int connection)
        {
            for (var sender = connection; sender < senders; sender += Connections)
            {
                var made = Words.Select((words, text) => Texts.Post(sender, (sender * Words.Length) + text, words)).ToArray();
                foreach (var text in Posted) yield return made[text];
            }
        }
    }

    private static async Task AnsweredAsync(FakeTwilio twilio, int senders)
    {
        var (clock, quiet) = (Stopwatch.StartNew(), 0);
        for (var before = -1; quiet < 5 && clock.Elapsed < AnswersWithin; before = twilio.Taken.Count)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            quiet = twilio.Taken.Count == before && before >= senders ? quiet + 1 : 0;
        }

        Console.WriteLine($"{twilio.Taken.Count} texts went out within {clock.Elapsed.TotalSeconds - quiet:N0} s, {SegmentsPerSecond} segments a second at most");
    }

    private static async Task<int> CheckAsync(FakeTwilio twilio, string database, int senders)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHandoffService(new StoreOptions { Path = database }, _ => () => null!, workers: false);
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IConversationStore>();
        var faults = twilio.Taken.GroupBy(text => text.StatusCallback).Count(copies => copies.Count() > 1);
        var conversations = twilio.Taken.Select(text => DeliveryId.TryParse(text.StatusCallback.Split("?m=")[1], out var id) ? id.Conversation : default).Distinct().ToList();
        var stored = 0;
        foreach (var id in conversations)
        {
            var log = await store.ReadLogAsync(id, 0, Audience.Client, 100, CancellationToken.None);
            var said = log.Entries.Select(entry => ActivityJson.Read(entry.ActivityJson.Span)).Where(activity => activity.Type == ActivityTypes.Message).ToList();
            var heard = said.Where(activity => activity.From?.Role == "user").Select(activity => activity.Text).ToList();
            stored += heard.Count;
            if (!heard.SequenceEqual(Words) || said[^1].From?.Role == "user") faults++;
        }

        Console.WriteLine($"{stored} of {senders * Words.Length} texts stored, {conversations.Count} of {senders} numbers answered; faults (twice, missing, out of order): {faults}");
        return faults == 0 && stored == senders * Words.Length && conversations.Count == senders ? 0 : 1;
    }
}
