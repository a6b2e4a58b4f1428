using Bot.Core.Scoring;

namespace Bot.Core.Tests;

public sealed class Rows_that_scoring_reads
{
    private const int Classes = 83;
    private const int Features = 300;

    [Fact]
    public void Give_the_same_bits_as_sums_one_by_one_however_they_are_laid_out()
    {
        var (rows, rarity, chance) = (Rows(), new byte[Features], new SeededChance(2));
        for (var f = 0; f < Features; f++) rarity[f] = (byte)(1 + chance.Next(255));
        var scoring = new ScoringRows(rows, rarity, Classes, out var places);
        var known = Enumerable.Range(0, 100).Select(_ => chance.Next(Features))
            .Select(f => new KnownFeature((uint)f, 0, chance.NextShare() - 0.5f, places[f])).ToArray();
        var (scores, sums) = (new float[Classes], new float[Classes]);

        scoring.AddTo(scores, known);

        foreach (var feature in known)
            foreach (var (@class, weight) in rows.Row((int)feature.Key)) sums[@class] += feature.Value * ModelRows.Power(rows.Exponent((int)feature.Key)) * weight;
        Assert.Equal(sums.Select(BitConverter.SingleToInt32Bits), scores.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Know_the_weight_of_each_class()
    {
        var rows = Rows();
        var scoring = new ScoringRows(rows, new byte[Features], Classes, out var places);

        for (var f = 0; f < Features; f++)
            foreach (var (@class, weight) in rows.Row(f)) Assert.Equal(ModelRows.Power(rows.Exponent(f)) * weight, scoring.Weight(places[f], @class));
    }

    [Fact]
    public void Letter_groups_come_shortest_first_as_they_stand()
    {
        var list = new FeatureList();

        TextFeatures.LettersOf("card", 3, list);

        string[] groups = ["_c", "ca", "ar", "rd", "d_", "_ca", "car", "ard", "rd_", "_car", "card", "ard_", "_card", "card_"];
        Assert.Equal(groups.Select(group => FeatureHash.Of(TextFeatures.Letters, group)), list.ToArray().Select(feature => feature.Key));
        Assert.All(list.ToArray(), feature => Assert.Equal((3, 0), (feature.First, feature.Words)));
    }

    // Rows of no class, of few and of all.
    private static ModelRows Rows()
    {
        var (builder, chance) = (new ModelRows.Builder(Features), new SeededChance(1));
        for (var f = 0; f < Features; f++)
        {
            var (row, share) = (new float[Classes], f % 5 / 4f);
            for (var c = 0; c < Classes; c++) row[c] = chance.NextShare() < share ? (chance.NextShare() - 0.5f) * 9 : 0;
            builder.Add(row, 0);
        }

        return builder.Build();
    }
}
