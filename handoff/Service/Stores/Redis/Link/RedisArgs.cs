using StackExchange.Redis;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>Keys and arguments of one call. Built once, at their final size, where the size is known.</summary>
internal sealed class RedisArgs(int keys, int values)
{
    private readonly RedisKey[] keyList = new RedisKey[keys];
    private readonly RedisValue[] valueList = new RedisValue[values];
    private int keyCount;
    private int valueCount;

    public RedisKey[] Keys => keyList;
    public RedisValue[] Values => valueList;

    public RedisArgs Key(string key)
    {
        keyList[keyCount++] = key;
        return this;
    }

    public RedisArgs Add(byte[] value)
    {
        valueList[valueCount++] = value;
        return this;
    }

    public RedisArgs Add(string value)
    {
        valueList[valueCount++] = value;
        return this;
    }

    public RedisArgs Add(long value)
    {
        valueList[valueCount++] = value;
        return this;
    }
}
