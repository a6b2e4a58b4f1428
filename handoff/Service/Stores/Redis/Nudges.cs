using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Handoff.Core.Conversations;
using Handoff.Service.Feeds;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// What nodes tell each other over the channel of an agency: the node's eight letters, the kind, then
/// the kind's own. A hint only: who never hears it looks for itself within two seconds.
/// </summary>
internal sealed class Nudges
{
    private const int NodeLength = 8;
    private const byte CommittedKind = (byte)'c', QueueKind = (byte)'q', ClientTypesKind = (byte)'t', WeTypeKind = (byte)'T', BeatKind = (byte)'b';

    private readonly byte[] node;

    public Nudges()
    {
        Node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NodeLength / 2));
        node = Encoding.ASCII.GetBytes(Node);
        (Beat, QueueChanged) = (Make(BeatKind, []), Make(QueueKind, []));
    }

    /// <summary>This node, for as long as it runs.</summary>
    public string Node { get; }

    /// <summary>Says nothing; coming back, it shows that nudges are heard.</summary>
    public byte[] Beat { get; }

    public byte[] QueueChanged { get; }

    public byte[] Committed(ConversationId id, long length)
    {
        var message = new byte[NodeLength + 1 + SnapshotBytes.HeaderLength + id.Value.Length];
        node.CopyTo(message, 0);
        message[NodeLength] = CommittedKind;
        SnapshotBytes.WriteHeader(length, message.AsSpan(NodeLength + 1));
        Encoding.ASCII.GetBytes(id.Value, message.AsSpan(NodeLength + 1 + SnapshotBytes.HeaderLength));
        return message;
    }

    public byte[] Typing(ConversationId id, TypingNote note) => Make(
        note.FromClient ? ClientTypesKind : WeTypeKind, [.. Encoding.ASCII.GetBytes(id.Value), (byte)' ', .. note.ActivityJson.Span]);

    /// <summary>Passes a nudge of another node on to this one's readers. What can't be read is dropped: it is only a hint.</summary>
    public void Pass(ReadOnlySpan<byte> message, ConversationFeeds to, Action<ConversationId, long> committed)
    {
        if (message.Length <= NodeLength || message[..NodeLength].SequenceEqual(node)) return;
        var rest = message[(NodeLength + 1)..];
        switch (message[NodeLength])
        {
            case CommittedKind when rest.Length > SnapshotBytes.HeaderLength && Utf8Parser.TryParse(rest[..SnapshotBytes.HeaderLength], out long length, out _):
                committed(new(Encoding.ASCII.GetString(rest[SnapshotBytes.HeaderLength..])), length);
                break;
            case QueueKind:
                to.QueueChanged();
                break;
            case ClientTypesKind or WeTypeKind when rest.IndexOf((byte)' ') is var end and > 0:
                to.Typing(new(Encoding.ASCII.GetString(rest[..end])), new TypingNote(message[NodeLength] == ClientTypesKind, rest[(end + 1)..].ToArray()));
                break;
        }
    }

    private byte[] Make(byte kind, ReadOnlySpan<byte> rest) => [.. node, kind, .. rest];
}
