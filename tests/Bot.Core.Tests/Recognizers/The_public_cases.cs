using System.Collections.Immutable;
using System.Text.Json;
using Bot.Core.Recognizers;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests.Recognizers;

/// <summary>Each file of public cases, with a floor that only rises: <c>floors.json</c> holds how many must be met.</summary>
public sealed class The_public_cases(ITestOutputHelper output)
{
    private static readonly Dictionary<string, int> Floors =
        JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recognizers", "floors.json")))!;

    public static TheoryData<string> Files => [.. Floors.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_met_as_often_as_ever(string file)
    {
        if (SpecFile.Folder is null) Assert.Skip("shared/data/recognizers-specs is not here: the public cases were not run.");

        var all = SpecFile.Read(file);
        var counted = all.Where(SpecRules.Counts).ToList();
        var missed = counted.Where(spec => !SpecRules.IsMet(spec, Find(file, spec))).ToList();
        var met = counted.Count - missed.Count;
        output.WriteLine($"{file}: {met} of {counted.Count} met ({100.0 * met / counted.Count:F1} %), {all.Count - counted.Count} of {all.Count} left out by rule, floor {Floors[file]}");
        foreach (var spec in missed) output.WriteLine($"  missed: {spec.Input}\n     found: {string.Join(" | ", Find(file, spec).Select(Describe))}\n     meant: {string.Join(" | ", spec.Results.Select(Describe))}");

        Assert.True(met >= Floors[file], $"{met} met, {Floors[file]} were met before");
    }

    private static ImmutableArray<Recognized> Find(string file, SpecCase spec)
    {
        var recognizer = new Recognizer(spec.Input, file.Contains("Spanish", StringComparison.Ordinal) ? Language.Spanish : Language.English);
        return Path.GetFileNameWithoutExtension(file) switch
        {
            "BooleanModel" => recognizer.Booleans(),
            "NumberModel" => recognizer.Numbers(),
            "OrdinalModel" => recognizer.Ordinals(),
            "AgeModel" => recognizer.Ages(),
            "CurrencyModel" => recognizer.Currencies(),
            "EmailModel" => recognizer.Emails(),
            "PhoneNumberModel" => recognizer.Phones(),
            _ => recognizer.DateTimes(spec.Context?.ReferenceDateTime ?? new DateTime(2016, 11, 7)),
        };
    }

    private static string Describe(Recognized found) => $"[{found.Text}] {found.Start}-{found.End} {found.TypeName} {found.Resolution.Value} {found.Resolution.Unit} {Describe(found.Resolution.Values)}";

    private static string Describe(SpecResult result) => $"[{result.Text}] {result.Start}-{result.End} {result.TypeName} {result.Resolution?.Value} {result.Resolution?.Unit}"
        + Describe([.. (result.Resolution?.Values ?? []).Select(value => new Moment(value.Type ?? "", value.Value, value.Start, value.End))]);

    private static string Describe(ImmutableArray<Moment> values) => string.Join(";", values.Select(value => $"{value.Type}:{value.Value}{value.Start}..{value.End}"));
}
