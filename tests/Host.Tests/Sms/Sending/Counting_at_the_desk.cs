using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Bot.Core.Texting;

namespace Host.Tests.Sms.Sending;

/// <summary>The reply box counts in JavaScript what goes out counted in C#.</summary>
public sealed class Counting_at_the_desk
{
    private const int Many = 2_000;
    private static readonly string[] Alphabet =
        ["a", "Z", " ", "\n", "\r\n", "é", "á", "ñ", "€", "{", "~", "\f", "’", "…", "“", "\u00A0", "\u2003", "e\u0301", "n\u0303", "🙏", "👨‍👩‍👧‍👦", "🏳️‍🌈", "ﬁ", "Ａ", "`", "\t", "中", "\u200B", "1", "."];

    [Fact]
    public async Task Agrees_on_every_known_case_and_on_thousands_made_up()
    {
        var texts = Known().Concat(MadeUp()).ToList();
        var cases = texts.Select(text => (Text: text, Cost: Segments.Of(text)))
            .Select(one => new { text = one.Text, plain = PlainText.Cheapest(one.Text), gsm = one.Cost.Gsm, units = one.Cost.Units, segments = one.Cost.Count });

        var said = await RunAsync(JsonSerializer.Serialize(cases), TestContext.Current.CancellationToken);

        Assert.Equal($"fine {texts.Count}", said);
    }

    private static IEnumerable<string> Known()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Shared", "Data", "twilio-vectors.json")));
        return [.. vectors.RootElement.GetProperty("segments").EnumerateArray().Select(one => one.GetProperty("text").GetString()!)];
    }

    private static IEnumerable<string> MadeUp()
    {
        var chance = new Random(7);
        for (var i = 0; i < Many; i++)
        {
            var letters = chance.Next(2, Alphabet.Length);
            var text = new StringBuilder();
            for (var n = chance.Next(0, 200); n > 0; n--) text.Append(Alphabet[chance.Next(letters)]);
            yield return text.ToString();
        }
    }

    private static async Task<string> RunAsync(string cases, CancellationToken cancellationToken)
    {
        var script = Path.Combine(Repository.Root, "handoff", "Console", "Assets", "segments.js");
        var start = new ProcessStartInfo("node", ["segments.mjs", script])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Peers"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var node = Process.Start(start)!;
        var (said, errors) = (node.StandardOutput.ReadToEndAsync(cancellationToken), node.StandardError.ReadToEndAsync(cancellationToken));
        await node.StandardInput.WriteAsync(cases.AsMemory(), cancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        return (await said + await errors).Trim();
    }
}
