using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// <c>{"activities":[...],"watermark":"7"}</c>, put together from the bytes that the store keeps: what was
/// written once is never parsed again to be read.
/// </summary>
internal static class ActivitySet
{
    private const int Frame = 64; // more than the fixed parts and a watermark need

    public static ReadOnlyMemory<byte> Write(ImmutableArray<StoredEntry> entries, long watermark)
    {
        var size = Frame;
        foreach (var entry in entries) size += entry.ActivityJson.Length + 1;
        var set = new ArrayBufferWriter<byte>(size);
        set.Write("{\"activities\":["u8);
        for (var i = 0; i < entries.Length; i++)
        {
            if (i > 0) set.Write(","u8);
            set.Write(entries[i].ActivityJson.Span);
        }

        return End(set, watermark);
    }

    public static ReadOnlyMemory<byte> Write(TypingNote note, long watermark)
    {
        var set = new ArrayBufferWriter<byte>(Frame + note.ActivityJson.Length);
        set.Write("{\"activities\":["u8);
        set.Write(note.ActivityJson.Span);
        return End(set, watermark);
    }

    private static ReadOnlyMemory<byte> End(ArrayBufferWriter<byte> set, long watermark)
    {
        set.Write("],\"watermark\":\""u8);
        Utf8Formatter.TryFormat(watermark, set.GetSpan(20), out var length);
        set.Advance(length);
        set.Write("\"}"u8);
        return set.WrittenMemory;
    }
}
