using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

/// <summary>Writes an archive as JSON lines: a header, a line a record, and a trailer with counts and checksums.</summary>
public static class ArchiveWriter
{
    private const int FlushAt = 64 * 1024;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="into">Left open.</param>
    /// <exception cref="ArchiveRefusedException">The store is damaged; what was written is no whole file, and is refused by the reader.</exception>
    public static async Task<ArchiveSummary> WriteAsync(
        IAsyncEnumerable<ArchiveRecord> records, string agency, TimeProvider clock, Stream into, CancellationToken cancellationToken)
    {
        using var tally = new ArchiveTally();
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(buffer, Plain);
        var header = new ArchiveHeader(ArchiveReader.Format, ArchiveReader.Version, SnapshotFormat.Schema, agency, clock.GetUtcNow());
        tally.AddHeader(Line(buffer, json, () => JsonSerializer.Serialize(json, header, ArchiveJson.Default.ArchiveHeader)));

        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            tally.Add(record, Line(buffer, json, () => JsonSerializer.Serialize(json, ArchiveLine.Of(record), ArchiveJson.Default.ArchiveLine)));
            if (buffer.WrittenCount < FlushAt) continue;
            await into.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }

        var trailer = tally.End();
        Line(buffer, json, () => JsonSerializer.Serialize(json, trailer, ArchiveJson.Default.ArchiveTrailer));
        await into.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await into.FlushAsync(cancellationToken);
        return new ArchiveSummary(agency, header.At, trailer.Counts, trailer.Content);
    }

    private static ReadOnlySpan<byte> Line(ArrayBufferWriter<byte> buffer, Utf8JsonWriter json, Action write)
    {
        var from = buffer.WrittenCount;
        json.Reset();
        try
        {
            write();
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new ArchiveRefusedException($"A record can't be written: {error.Message}", "Use a backup that is whole.", error);
        }

        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan[from..];
    }
}
