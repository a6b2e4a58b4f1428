using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

/// <summary>Reads what <see cref="ArchiveWriter"/> wrote, and refuses everything else. That all is well is known only at the end.</summary>
/// <param name="from">A stream that can be read again from its start.</param>
public sealed class ArchiveReader(Stream from)
{
    public const string Format = "benefitsbot-archive";
    public const int Version = 2;
    private const string Nothing = "Nothing was kept.";

    /// <summary>Reads all of it and keeps nothing.</summary>
    /// <exception cref="ArchiveRefusedException">It is no archive, truncated, altered, or of a newer version.</exception>
    public async Task<ArchiveSummary> VerifyAsync(CancellationToken cancellationToken)
    {
        ArchiveSummary? summary = null;
        await foreach (var _ in ReadAsync(found => summary = found, cancellationToken))
        {
        }

        return summary!;
    }

    /// <summary>From the first record on. It verifies once more, so the last step may throw.</summary>
    /// <exception cref="ArchiveRefusedException">As for <see cref="VerifyAsync"/>.</exception>
    public IAsyncEnumerable<ArchiveRecord> ReadAsync(CancellationToken cancellationToken) => ReadAsync(static _ => { }, cancellationToken);

    private async IAsyncEnumerable<ArchiveRecord> ReadAsync(Action<ArchiveSummary> ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        from.Position = 0;
        using var tally = new ArchiveTally();
        ArchiveHeader? header = null;
        ArchiveSummary? summary = null;
        await foreach (var line in ArchiveLines.ReadAsync(from, cancellationToken))
        {
            if (summary is not null) throw Altered("something follows its last line");
            if (header is null)
            {
                header = ReadHeader(line);
                tally.AddHeader(line);
            }
            else if (IsTrailer(line))
            {
                summary = Check(header, tally.End(), line);
            }
            else
            {
                var record = Parse(line, ArchiveJson.Default.ArchiveLine).ToRecord();
                tally.Add(record, line);
                yield return record;
            }
        }

        ended(summary ?? throw new ArchiveRefusedException("The file ends too early: its last line is missing.", $"{Nothing} Copy it again, or export again."));
    }

    private static ArchiveHeader ReadHeader(byte[] line)
    {
        ArchiveHeader header;
        try
        {
            header = Parse(line, ArchiveJson.Default.ArchiveHeader);
        }
        catch (ArchiveRefusedException)
        {
            throw NoArchive();
        }

        if (header.Format != Format) throw NoArchive();
        if (header.Version > Version) throw new ArchiveRefusedException(
            $"The file has version {header.Version}; this program knows up to {Version}.", $"{Nothing} Import it with the newer program.");
        if (header.Schema > SnapshotFormat.Schema) throw new ArchiveRefusedException(
            $"The file has snapshots of schema {header.Schema}; this program knows up to {SnapshotFormat.Schema}.", $"{Nothing} Import it with the newer program.");
        return header;
    }

    private static ArchiveRefusedException NoArchive() => new("This is no export of an agency.", $"{Nothing} Name a file that export wrote.");

    private static bool IsTrailer(ReadOnlySpan<byte> line) => line.StartsWith("{\"kind\":\"end\""u8);

    // Compared as it would be written: not one byte of the file is left unchecked.
    private static ArchiveSummary Check(ArchiveHeader header, ArchiveTrailer counted, byte[] line)
    {
        var right = JsonSerializer.SerializeToUtf8Bytes(counted, ArchiveJson.Default.ArchiveTrailer);
        if (!line.AsSpan(0, line.Length - 1).SequenceEqual(right)) throw Altered("its counts or checksums do not fit");
        return new ArchiveSummary(header.Agency, header.At, counted.Counts, counted.Content);
    }

    private static T Parse<T>(byte[] line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw Altered("a line is empty");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw Altered("a line can't be read", error);
        }
    }

    private static ArchiveRefusedException Altered(string what, Exception? error = null) =>
        new($"The file was altered: {what}.", $"{Nothing} Copy it again as it is, or export again.", error);
}
