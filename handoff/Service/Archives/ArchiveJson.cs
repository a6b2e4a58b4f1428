using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Service.Archives;

/// <summary>The first line of a file.</summary>
/// <param name="Version">Of the file's shape.</param>
/// <param name="Schema">The newest shape of a snapshot that may be in it.</param>
/// <param name="At">When the export began.</param>
internal sealed record ArchiveHeader(string Format, int Version, int Schema, string Agency, DateTimeOffset At);

/// <summary>The last line of a file.</summary>
/// <param name="Content">SHA-256 of the lines between the first and the last, in lower-case hex: equal for equal content.</param>
/// <param name="Sha256">SHA-256 of all that precedes this line.</param>
internal sealed record ArchiveTrailer(string Kind, ArchiveCounts Counts, string Content, string Sha256);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArchiveHeader))]
[JsonSerializable(typeof(ArchiveLine))]
[JsonSerializable(typeof(ArchiveTrailer))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
