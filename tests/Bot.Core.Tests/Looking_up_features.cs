using Bot.Core.Scoring;

namespace Bot.Core.Tests;

public sealed class Looking_up_features
{
    public static TheoryData<uint[]> Keys => new(
        [],
        [0],
        [uint.MaxValue],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [uint.MaxValue - 3, uint.MaxValue - 2, uint.MaxValue - 1, uint.MaxValue],
        [0, 5, 8192, 16384, 1u << 31, (1u << 31) + 8192, uint.MaxValue],
        Some(20_000));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_is_found_with_all_that_is_known_of_it(uint[] keys)
    {
        var table = new FeatureTable(keys, Rarity(keys), [.. keys.Select((_, i) => new RowPlace(i * 3, 2, 1))]);

        for (var i = 0; i < keys.Length; i++) Assert.Equal(new FeatureEntry(keys[i], new RowPlace(i * 3, 2, 1), Rarity(keys)[i]), Find(table, keys[i]));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void None_is_taken_for_another(uint[] keys)
    {
        var table = new FeatureTable(keys, Rarity(keys));

        foreach (var near in keys.SelectMany(key => new[] { key - 1, key + 1, key ^ 8192, key ^ 0x80000000 }).Except(keys)) Assert.True(Find(table, near).IsFree);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void While_weights_are_learned_each_has_its_number_in_the_order_of_the_keys(uint[] keys)
    {
        var features = new FeatureTable(keys, Rarity(keys)).InOrder();

        Assert.Equal(keys, features.Select(feature => feature.Key));
        Assert.Equal(Enumerable.Range(0, keys.Length), features.Select(feature => feature.Row.Start));
    }

    private static FeatureEntry Find(FeatureTable table, uint key)
    {
        var fetched = new FeatureEntry[1];
        table.Fetch([new TextFeature(key, 0, 1, 0)], fetched);
        return table.Find(key, fetched[0]);
    }

    private static byte[] Rarity(uint[] keys) => [.. keys.Select((_, i) => (byte)(1 + (i % 255)))];

    private static uint[] Some(int count)
    {
        var chance = new SeededChance(3);
        return [.. Enumerable.Range(0, count).Select(_ => (uint)chance.Next(int.MaxValue) * 2).Distinct().Order()];
    }
}
