using System.Buffers.Text;
using System.Security.Cryptography;
using Handoff.Core.Conversations;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Ids that nobody can guess, in A-Z a-z 0-9 - _.</summary>
internal static class RandomId
{
    /// <param name="bytes">Of randomness: 16 are 128 bits and 22 characters. At most 32.</param>
    public static string New(int bytes)
    {
        Span<byte> random = stackalloc byte[bytes];
        RandomNumberGenerator.Fill(random);
        return Base64Url.EncodeToString(random);
    }

    public static ConversationId Conversation() => new(New(16));
}
