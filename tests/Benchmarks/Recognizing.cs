using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Recognizers;
using Bot.Host.Content;
using Handoff.Core.Conversations;
using Harness;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>
/// Numbers, dates, phone numbers and yes or no of each utterance: 40 that hold some and 160 of the topics' examples, a
/// language at a time. The first use comes before anything else in the process, so it pays for tables and compilation.
/// </summary>
internal static class Recognizing
{
    private const int Utterances = 200;

    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0);
    private static readonly string[] Kinds = ["number", "date", "phone", "boolean"];

    private static readonly string[] English =
    [
        "we are a household of 4", "i make $1,200 a month", "my hearing is on december 3", "call me at 505-555-0123", "yes", "no not yet", "letter dated 11/9/2026",
        "two adults and three kids", "i work twenty five hours a week", "rent is nine hundred and fifty", "next friday at 2:30 pm", "in 2 weeks", "3 days ago", "since last month",
        "im 62 and my wife is 60", "every two weeks", "1/15 or 1/16", "tomorrow morning", "ok", "+1 (505) 555-0123 after 5pm",
    ];

    private static readonly string[] Spanish =
    [
        "somos cinco en mi casa", "gano mil doscientos al mes", "mi audiencia es el 3 de diciembre", "llámeme al 505-555-0123", "sí", "no todavía", "la carta dice 9 de noviembre de 2026",
        "dos adultos y tres niños", "trabajo treinta y dos horas a la semana", "pago novecientos cincuenta de renta", "el próximo viernes a las 2:30 pm", "en dos semanas", "hace tres días", "desde el mes pasado",
        "tengo 62 años", "cada dos semanas", "el 15 de enero o el 16", "mañana por la mañana", "claro que sí", "mi número es 505 555 0123",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is [var most, ..] ? int.Parse(most, CultureInfo.InvariantCulture) : 50;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var resident = Environment.WorkingSet;
        foreach (var (language, own) in new[] { (Language.English, English), (Language.Spanish, Spanish) })
        {
            var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            Recognize(own[0], language);
            var first = clock.Elapsed;
            foreach (var text in own) Recognize(text, language);
            Console.WriteLine(
                $"{language.Code}: first utterance {first.TotalMilliseconds:N1} ms, first {own.Length} {clock.Elapsed.TotalMilliseconds:N1} ms ({(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:N1} ms of processor)");
        }

        Console.WriteLine(
            $"memory: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:N2} MiB kept, {(Environment.WorkingSet - resident) / 1048576.0:N1} MiB more resident");
        foreach (var (language, own) in new[] { (Language.English, English), (Language.Spanish, Spanish) })
        {
            var texts = All(language, own);
            var ours = Measure(texts, language, rounds);
            Console.WriteLine($"{language.Code}: {ours:N1} µs an utterance, {Measure(own, language, rounds):N1} where all hold something");
            if (await TheirsAsync(texts, language) is { } theirs) Console.WriteLine($"{language.Code}: npm's {theirs:N0} µs, {theirs / ours:N0} times as long");
        }

        return 0;
    }

    private static string[] All(Language language, string[] own)
    {
        var book = ContentStore.Open(Path.Combine(Repository.Root, "dialogs"), TimeProvider.System, NullLogger<ContentStore>.Instance).Policy.Bot is Bot.Core.BenefitsBot bot ? bot.Book : throw new InvalidOperationException();
        return [.. own, .. book.Topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal).SelectMany(topic => topic.Examples).Where(example => example.Language == language).Select(example => example.Text).Take(Utterances - own.Length)];
    }

    private static double Measure(string[] texts, Language language, int rounds)
    {
        for (var warm = 0; warm < rounds; warm++)
            foreach (var text in texts) Recognize(text, language);

        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var text in texts) Recognize(text, language);
            times[round] = clock.Elapsed.TotalMicroseconds / texts.Length;
        }

        Array.Sort(times);
        return times[rounds / 2];
    }

    private static int Recognize(string text, Language language)
    {
        var recognizer = new Recognizer(text, language);
        return recognizer.Numbers().Length + recognizer.DateTimes(Now).Length + recognizer.Phones().Length + recognizer.Booleans().Length;
    }

    private static async Task<double?> TheirsAsync(string[] texts, Language language)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Peers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@microsoft", "recognizers-text-suite"))) return null;

        using var node = Process.Start(new ProcessStartInfo("node", ["recognizers.mjs", "3"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = node.StandardOutput.ReadToEndAsync();
        foreach (var text in texts)
            foreach (var kind in Kinds)
                await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { text, language = language.Code, kind, now = "2026-11-23T12:00:00" }));

        node.StandardInput.Close();
        using var times = JsonDocument.Parse(await answer);
        return times.RootElement.GetProperty("median").GetDouble() * 1000 / texts.Length;
    }
}
