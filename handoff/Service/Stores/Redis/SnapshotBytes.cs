using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// Snapshots and log entries as Redis holds them. A snapshot is the log's length in eight digits, then its
/// JSON, so that a script compares lengths without reading JSON. An entry is one digit for its audience, then its JSON.
/// </summary>
internal static class SnapshotBytes
{
    public const int HeaderLength = 8;
    private static readonly StandardFormat Digits = new('D', HeaderLength);

    [ThreadStatic]
    private static Scratch? scratch;

    public static byte[] Of(Conversation conversation)
    {
        var (buffer, json) = (scratch ??= new Scratch()).Empty();
        WriteHeader(conversation.LogLength, buffer.GetSpan(HeaderLength));
        buffer.Advance(HeaderLength);
        SnapshotFormat.Write(conversation, json);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Of(LogEntry entry)
    {
        var (buffer, json) = (scratch ??= new Scratch()).Empty();
        buffer.GetSpan(1)[0] = (byte)('0' + (int)entry.Audience);
        buffer.Advance(1);
        ActivityJson.Write(entry.Activity, json);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Of(long length, ReadOnlySpan<byte> json)
    {
        var stored = new byte[HeaderLength + json.Length];
        WriteHeader(length, stored);
        json.CopyTo(stored.AsSpan(HeaderLength));
        return stored;
    }

    public static byte[] EntryOf(Audience audience, ReadOnlySpan<byte> json) => [(byte)('0' + (int)audience), .. json];

    public static Conversation Read(ReadOnlySpan<byte> stored) => SnapshotFormat.Read(stored[HeaderLength..]);

    public static long LengthOf(ReadOnlySpan<byte> stored) =>
        Utf8Parser.TryParse(stored[..Math.Min(HeaderLength, stored.Length)], out long length, out _) ? length : 0;

    public static Audience AudienceOf(ReadOnlySpan<byte> entry) => (Audience)(entry[0] - '0');

    public static ReadOnlyMemory<byte> ActivityOf(byte[] entry) => entry.AsMemory(1);

    public static void WriteHeader(long length, Span<byte> into)
    {
        if (!Utf8Formatter.TryFormat(length, into, out var written, Digits) || written != HeaderLength)
            throw new InvalidOperationException("A log has more entries than its length has digits.");
    }

    /// <summary>One thread's buffer and writer, used again and again.</summary>
#pragma warning disable CA1001 // the writer holds nothing that needs an end
    private sealed class Scratch
#pragma warning restore CA1001
    {
        private const int Most = 256 * 1024;
        private ArrayBufferWriter<byte> buffer = new(4_096);

        // What the bot remembers is JSON within JSON: with each quote escaped to six signs it would double.
        private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { Encoder = ActivityJson.Wire.Options.Encoder, SkipValidation = true });

        public (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Empty()
        {
            if (buffer.Capacity > Most) buffer = new ArrayBufferWriter<byte>(4_096); // one huge entry is not kept for ever
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            return (buffer, json);
        }
    }
}
