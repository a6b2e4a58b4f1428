using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core;
using Bot.Core.Routing;
using Bot.Host.Commands;
using Bot.Host.Content;

namespace Benchmarks;

/// <summary>
/// One message, all layers, on one core; then the editors' keywords alone beside other ways to find phrases
/// in the same texts, in the same run, three rounds in turn.
/// </summary>
internal static class Classify
{
    private const int Rounds = 3;
    private const int TimesEach = 40;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static int Run(string[] args)
    {
        var folder = DialogsFolder.Find(null);
        var corpus = args.FirstOrDefault() ?? Path.Combine(Path.GetDirectoryName(folder)!, "tests", "Corpora", "routing_dev.jsonl");
        string[] texts = [.. Measuring.Messages(corpus).Select(message => message.Message.Text)];

        var began = Stopwatch.GetTimestamp();
        var before = GC.GetTotalMemory(true);
        var book = ContentLoader.Load(folder, DateOnly.MinValue).Book!;
        var bot = new BenefitsBot(book, TopicModels.For(book, folder, CancellationToken.None));
        Say($"content loaded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s; {(GC.GetTotalMemory(true) - before) / 1e6:0} MB held, {Environment.WorkingSet / 1e6:0} MB resident");

        Messages(bot, texts);
        Phrases([.. book.Topics.Values.SelectMany(topic => topic.Keywords).Select(keyword => keyword.Text)], texts);
        GC.KeepAlive(bot);
        return 0;
    }

    private static void Messages(BenefitsBot bot, string[] texts)
    {
        // Until the runtime has compiled what is hot, which takes a second or two of a server's life.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
            foreach (var text in texts) bot.Understand(text);

        var times = new List<double>(texts.Length * TimesEach);
        var (began, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        for (var round = 0; round < TimesEach; round++)
        {
            foreach (var text in texts)
            {
                var one = Stopwatch.GetTimestamp();
                bot.Understand(text);
                times.Add(Stopwatch.GetElapsedTime(one).TotalMicroseconds);
            }
        }

        var all = (Environment.CpuUsage.TotalTime - began).TotalSeconds; // of the processor: others may be using it too
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Count;
        times.Sort();
        Say($"understand: {times.Count / all:N0} messages a second of one core; by the clock p50 {times[times.Count / 2]:0} µs, p99 {times[times.Count * 99 / 100]:0} µs; {bytes:N0} bytes a message");
    }

    private static void Phrases(string[] keywords, string[] texts)
    {
        string[] plain = [.. keywords.Where(keyword => !keyword.Contains('*') && !keyword.Contains("..")).Select(keyword => TextFolding.Fold(keyword).Joined()).Distinct()];
        FoldedText[] folded = [.. texts.Select(text => TextFolding.Fold(text))];
        string[] joined = [.. folded.Select(text => text.Joined())];
        var matcher = new PhraseMatcher(plain);
        var found = new List<PhraseMatch>();
        var automaton = new DenseAutomaton(plain);
        var values = SearchValues.Create(plain, StringComparison.Ordinal);
        var regex = new Regex($@"\b(?:{string.Join('|', plain.Select(Regex.Escape))})\b", RegexOptions.Compiled | RegexOptions.CultureInvariant);
        var ways = new (string Name, Func<int, int> One)[]
        {
            ("keyword layer, all whole-word matches", i => { found.Clear(); matcher.Match(folded[i], found); return found.Count; }),
            ("bare dense Aho-Corasick", i => automaton.Count(joined[i])),
            ("SearchValues<string>, whether any", i => joined[i].AsSpan().ContainsAny(values) ? 1 : 0),
            ("compiled Regex alternation", i => regex.Count(joined[i])),
            ("naive loop of Contains", i => plain.Count(phrase => joined[i].Contains(phrase, StringComparison.Ordinal))),
        };
        Say($"{plain.Length:N0} keywords in {texts.Length} texts:");
        foreach (var (name, one) in ways)
        {
            var best = Enumerable.Range(0, Rounds).Select(_ => Nanoseconds(one, texts.Length)).Min();
            Say($"  {name,-40} {best,9:N0} ns a message");
        }
    }

    private static double Nanoseconds(Func<int, int> one, int texts)
    {
        var (began, done) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < 300)
        {
            for (var i = 0; i < texts; i++) one(i);
            done += texts;
        }

        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / done;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
