using System.Globalization;
using System.Text.Json;
using Bot.Core.Recognizers;
using Handoff.Core.Conversations;

namespace Host.Tests.Peers;

/// <summary>@microsoft/recognizers-text-suite 1.3.1 from npm beside ours, on what clients write, where both offer the kind.</summary>
public sealed class The_real_recognizers
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0);

    // Kind, language, text. Utterances that both should read alike; what ours reads otherwise on purpose is not asked:
    // "no one" is nobody and no 1, and "in 2 weeks" is a day, as in the library for .NET, not a duration.
    private static readonly (string Kind, string Language, string Text)[] Utterances =
    [
        ("number", "en", "we are 4 people"), ("number", "en", "two adults and three kids"), ("number", "en", "i work twenty five hours a week"),
        ("number", "en", "about 1,250 or 1300"), ("number", "en", "one and a half"), ("number", "en", "two hundred and fifty"),
        ("number", "es", "somos cinco personas"), ("number", "es", "gano mil doscientos"), ("number", "es", "treinta y dos horas"), ("number", "es", "dos mil trescientos cuarenta"),
        ("ordinal", "en", "the 3rd of the month"), ("ordinal", "en", "second notice"), ("ordinal", "en", "twenty-first"), ("ordinal", "es", "el primer aviso"),
        ("currency", "en", "i make $1,200 a month"), ("currency", "en", "rent is 950 dollars"), ("currency", "en", "two hundred dollars"), ("currency", "en", "$45.50"),
        ("currency", "es", "pago 800 dólares"), ("currency", "es", "mil doscientos dólares"),
        ("age", "en", "my son is 5 years old"), ("age", "en", "the baby is ten months old"), ("age", "es", "tengo 62 años"),
        ("boolean", "en", "yes please"), ("boolean", "en", "no, not yet"), ("boolean", "en", "ok"),
        ("phone", "en", "call me at 505-555-0123"), ("phone", "en", "(505) 555-0123"), ("phone", "en", "+1 505 555 0123"), ("phone", "en", "1-800-283-4465"),
        ("email", "en", "ana.lopez@example.com is mine"), ("email", "es", "mi correo es ana@example.org"),
        ("date", "en", "hearing on december 3"), ("date", "en", "the letter is dated 11/9/2026"), ("date", "en", "i got it yesterday"), ("date", "en", "december 3rd 2026"),
        ("date", "en", "tomorrow"), ("date", "en", "3 days ago"), ("date", "en", "next friday"), ("date", "en", "on monday"),
        ("date", "en", "last month"), ("date", "en", "12/3/2026 at 2:30 pm"), ("date", "en", "2026-12-03"), ("date", "en", "for three weeks"), ("date", "en", "how do i apply"),
        ("date", "es", "el 3 de diciembre"), ("date", "es", "mañana"), ("date", "es", "ayer"), ("date", "es", "3 de diciembre de 2026"), ("date", "es", "el lunes"),
    ];

    [Fact]
    public async Task Read_what_clients_write_as_ours_do()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await NodePeers.InstallAsync(Path.Combine("@microsoft", "recognizers-text-suite"), cancellationToken);
        using var node = NodePeers.Start("node", ["recognizers.mjs"], ("TZ", "UTC"));
        var (answers, errors) = (node.StandardOutput.ReadToEndAsync(cancellationToken), node.StandardError.ReadToEndAsync(cancellationToken));
        foreach (var (kind, language, text) in Utterances)
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { text, language, kind, now = Now.ToString("s", CultureInfo.InvariantCulture) }).AsMemory(), cancellationToken);

        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        Assert.True(node.ExitCode == 0, await errors);

        var theirs = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var differing = Utterances.Zip(theirs).Where(pair => Ours(pair.First) != Theirs(pair.Second))
            .Select(pair => $"{pair.First}\n  ours   {Ours(pair.First)}\n  theirs {Theirs(pair.Second)}");
        Assert.Equal(Utterances.Length, theirs.Length);
        Assert.True(!differing.Any(), string.Join("\n", differing));
    }

    private static string Ours((string Kind, string Language, string Text) asked)
    {
        var recognizer = new Recognizer(asked.Text, Language.Of(asked.Language));
        var found = asked.Kind switch
        {
            "number" => recognizer.Numbers(),
            "ordinal" => recognizer.Ordinals(),
            "currency" => recognizer.Currencies(),
            "age" => recognizer.Ages(),
            "boolean" => recognizer.Booleans(),
            "phone" => recognizer.Phones(),
            "email" => recognizer.Emails(),
            _ => recognizer.DateTimes(Now),
        };
        return string.Join(" | ", found.Select(one => $"{one.Text} {one.Start}-{one.End} {one.Resolution.Value}{string.Join(';', one.Resolution.Values.Select(value => value.Value ?? $"{value.Start}..{value.End}"))}"));
    }

    private static string Theirs(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return string.Join(" | ", parsed.RootElement.EnumerateArray().Select(one =>
        {
            var (start, end) = (one.GetProperty("start").GetInt32(), one.GetProperty("end").GetInt32());
            return $"{one.GetProperty("text").GetString()} {start}-{end} {Resolution(one.GetProperty("resolution"))}";
        }));
    }

    private static string Resolution(JsonElement resolution)
    {
        if (resolution.ValueKind == JsonValueKind.Object && resolution.TryGetProperty("values", out var values))
            return string.Join(';', values.EnumerateArray().Select(value => value.TryGetProperty("value", out var one) ? one.GetString() : $"{value.GetProperty("start").GetString()}..{value.GetProperty("end").GetString()}"));

        return resolution.TryGetProperty("value", out var single) ? single.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => single.ToString().Replace(',', '.'),
        } : "";
    }
}
