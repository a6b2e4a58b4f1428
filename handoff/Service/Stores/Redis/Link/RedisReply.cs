using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>What Redis answered.</summary>
internal readonly struct RedisReply(RedisResult? result)
{
    public bool IsNull => result is null || result.IsNull;

    /// <summary>Bytes of a text or number; null for none.</summary>
    public byte[]? Bytes => IsNull ? null : (byte[]?)result;

    public string Text => Encoding.UTF8.GetString(Bytes ?? []);

    public long Number => IsNull ? 0 : long.Parse((string)result!, CultureInfo.InvariantCulture);

    /// <summary>Empty for none.</summary>
    public RedisReply[] Items => IsNull ? [] : Array.ConvertAll((RedisResult[])result!, item => new RedisReply(item));

    public string[] Texts => IsNull ? [] : (string[])result!;
}
