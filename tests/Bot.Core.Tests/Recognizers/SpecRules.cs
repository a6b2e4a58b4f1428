using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Recognizers;

namespace Bot.Core.Tests.Recognizers;

/// <summary>
/// Which public cases count, and when one is met. Left out by rule: cases that the .NET library itself does not support
/// (marked so in the file), and kinds that we do not offer, as <see cref="IsOffered"/> lists them. Everything else counts.
/// </summary>
internal static class SpecRules
{
    // Moments with a name of their own, whose day must be looked up.
    private static readonly FrozenSet<string> Holidays = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "easter", "christmas", "halloween", "eid", "independence", "labor", "black", "workers'", "trabajador", "tierra", "new");

    private static readonly FrozenSet<string> Quarters = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "quarter", "quarters", "trimestre", "semestre", "q1", "q2", "h2", "t1", "fortnight");

    public static bool Counts(SpecCase spec) =>
        spec.NotSupported?.Contains("dotnet", StringComparison.OrdinalIgnoreCase) is not true
        && spec.NotSupportedByDesign?.Contains("dotnet", StringComparison.OrdinalIgnoreCase) is not true
        && spec.Results.All(IsOffered);

    /// <summary>
    /// Not offered: powers (1.1^23); times of day as ranges, dates with times as ranges, time zones; moments with a modifier
    /// (before, since, about, the end of); holidays; quarters and
    /// halves of a year, fortnights; seasons, decades and centuries, fiscal and school years.
    /// </summary>
    public static bool IsOffered(SpecResult result) =>
        result.TypeName is not null
        && result.Resolution?.Subtype != "power"
        && result.TypeName is not ("datetimeV2.timerange" or "datetimeV2.datetimerange" or "datetimeV2.timezone")
        && !(result.Resolution?.Values ?? []).Any(value => value.Mod is not null || IsUnnamedSpan(value.Timex))
        && !(result.TypeName.StartsWith(EntityTypes.DateTimePrefix, StringComparison.Ordinal) && result.Text.Split(' ', '-').Any(word => Holidays.Contains(word) || Quarters.Contains(word)));

    public static bool IsMet(SpecCase spec, IReadOnlyList<Recognized> found) =>
        spec.Results.Length == found.Count && spec.Results.Zip(found).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsUnnamedSpan(string? timex) => timex is not null
        && (timex.EndsWith("P10Y)", StringComparison.Ordinal) || timex.EndsWith("P100Y)", StringComparison.Ordinal)
            || timex.StartsWith("FY", StringComparison.Ordinal) || timex.StartsWith("SY", StringComparison.Ordinal)
            || timex.EndsWith("SU", StringComparison.Ordinal) || timex.EndsWith("WI", StringComparison.Ordinal));

    private static bool IsSame(SpecResult expected, Recognized found) =>
        string.Equals(expected.Text, found.Text, StringComparison.OrdinalIgnoreCase)
        && expected.TypeName == found.TypeName
        && (expected.Start ?? found.Start) == found.Start && (expected.End ?? found.End) == found.End
        && (expected.Resolution?.Unit ?? found.Resolution.Unit) == found.Resolution.Unit
        && (expected.Resolution is null || (expected.Resolution.Values is { } values
            ? values.Length == found.Resolution.Values.Length && values.Zip(found.Resolution.Values).All(pair => IsSame(pair.First, pair.Second))
            : IsSameValue(expected.Resolution.Value, found.Resolution.Value)));

    private static bool IsSame(SpecMoment expected, Moment found) =>
        expected.Type == found.Type && expected.Value == found.Value && expected.Start == found.Start && expected.End == found.End;

    // Spanish cases write numbers with a decimal comma; ours have a point in both languages.
    private static bool IsSameValue(JsonElement expected, string? found) => expected.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => found == (expected.GetBoolean() ? "true" : "false"),
        JsonValueKind.String => string.Equals(expected.GetString(), found, StringComparison.OrdinalIgnoreCase) || IsSameNumber(expected.GetString()!, found),
        _ => found is null,
    };

    private static bool IsSameNumber(string expected, string? found) =>
        double.TryParse(expected.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out var ours)
        && Math.Abs(number - ours) <= Math.Abs(number) * 1e-12;
}
