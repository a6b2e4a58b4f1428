using System.Security.Cryptography;
using System.Text;
using Handoff.Service.Stores;

namespace Bot.Host.Channels.DirectLine;

/// <summary>What tokens are signed with, and the secret that makes them. Kept in the store, so that nodes agree and a restart ends nobody's chat.</summary>
internal sealed record DirectLineKeys(byte[] Tokens, byte[] Streams, string Secret)
{
    private const string SigningKey = "directline.signing-key";
    private const string SecretKey = "directline.secret";

    /// <param name="secret">As configured; null to use the one made on the first start.</param>
    public static async Task<DirectLineKeys> LoadAsync(ISettings settings, string? secret, CancellationToken cancellationToken)
    {
        var key = await settings.GetOrAddAsync(SigningKey, RandomNumberGenerator.GetBytes(32), cancellationToken);
        secret ??= Encoding.UTF8.GetString(await settings.GetOrAddAsync(SecretKey, Encoding.UTF8.GetBytes(RandomId.New(32)), cancellationToken));
        // One stored key, one derived for each use.
        return new DirectLineKeys(HMACSHA256.HashData(key, "tokens"u8), HMACSHA256.HashData(key, "streams"u8), secret);
    }
}
