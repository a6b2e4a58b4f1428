using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Core.Tests.Recognizers;

/// <summary>The public test cases of Recognizers-Text, which lie outside the project: <c>shared/data/recognizers-specs</c> beside or above it.</summary>
internal static class SpecFile
{
    private static readonly JsonSerializerOptions Json = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Null where the cases are not here.</returns>
    public static string? Folder { get; } = Find();

    public static IReadOnlyList<SpecCase> Read(string name) =>
        JsonSerializer.Deserialize<List<SpecCase>>(File.ReadAllText(Path.Combine(Folder!, name)), Json)!;

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "recognizers-specs"))) return Path.Combine(folder.FullName, "shared", "data", "recognizers-specs");

        return Environment.GetEnvironmentVariable("RECOGNIZERS_SPECS") is { Length: > 0 } named && Directory.Exists(named) ? named : null;
    }
}

internal sealed record SpecCase(string Input, SpecResult[] Results, SpecContext? Context = null, string? NotSupported = null, string? NotSupportedByDesign = null);

internal sealed record SpecContext(DateTime? ReferenceDateTime);

internal sealed record SpecResult(string Text, string TypeName, int? Start, int? End, SpecResolution? Resolution);

internal sealed record SpecResolution(
    [property: JsonPropertyName("value")] JsonElement Value,
    [property: JsonPropertyName("unit")] string? Unit,
    [property: JsonPropertyName("subtype")] string? Subtype,
    [property: JsonPropertyName("values")] SpecMoment[]? Values);

internal sealed record SpecMoment(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("start")] string? Start,
    [property: JsonPropertyName("end")] string? End,
    [property: JsonPropertyName("Mod")] string? Mod,
    [property: JsonPropertyName("timex")] string? Timex);
