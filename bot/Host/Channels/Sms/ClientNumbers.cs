using System.Security.Cryptography;
using System.Text;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Bot.Host.Channels.Sms;

/// <summary>
/// Names clients without their numbers: a keyed hash, whose key lies in the store. The same number is the same client and
/// the same conversation for ever, whichever of the agency's numbers they text. Without a key eight digits are guessed in no time.
/// </summary>
internal sealed class ClientNumbers(ISettings settings)
{
    private const string KeyName = "sms.number-key";
    private const int HashBytes = 18;

    private byte[]? key;

    /// <summary>To be called before the first text comes in.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        key = await settings.GetOrAddAsync(KeyName, RandomNumberGenerator.GetBytes(32), cancellationToken);

    public ConversationId ConversationOf(string number) => new($"sms-{Hash("conversation", number)}");

    /// <returns>The client's id, by which the list of who wants no texts knows them.</returns>
    public string ClientOf(string number) => $"sms_{Hash("client", number)}";

    private string Hash(string use, string number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key ?? throw new InvalidOperationException("The key is not loaded."), Encoding.UTF8.GetBytes($"{use}|{number}")).AsSpan(0, HashBytes));
}
