using System.Collections.Immutable;

namespace Bot.Core.Scoring;

/// <summary>Writes the parts of a model. The order is <see cref="ModelReader"/>'s.</summary>
internal sealed class ModelWriter(BinaryWriter to)
{
    public void Write(NamedModel named)
    {
        var (model, space, features) = (named.Model, named.Model.Space, named.Model.Space.Table.InOrder());
        to.Write(named.Source);
        to.Write(named.Sharpness);
        to.Write(named.Classes.Length);
        foreach (var name in named.Classes) to.Write(name);

        to.Write(space.Families.Length);
        foreach (var family in space.Families)
        {
            to.Write(family.Weight);
            to.Write(family.SeenAtLeast);
            to.Write(family.Unknown);
        }

        to.Write(space.Rarest);
        to.Write(features.Length);
        foreach (var feature in features) to.Write(feature.Key);
        foreach (var feature in features) to.Write(feature.Rarity);
        Rows(model.Rows(features));
        foreach (var bias in model.Bias) to.Write(bias);
        Counts(named.Counts);
    }

    private void Counts(ImmutableArray<ImmutableArray<Counted>> tables)
    {
        to.Write7BitEncodedInt(tables.Length);
        foreach (var table in tables)
        {
            to.Write7BitEncodedInt(table.Length);
            foreach (var (what, times) in table)
            {
                to.Write(what);
                to.Write7BitEncodedInt(times);
            }
        }
    }

    private void Rows(ModelRows rows)
    {
        to.Write(rows.Entries);
        for (var f = 0; f < rows.Count; f++) to.Write((ushort)rows.Length(f));
        to.Write(rows.Exponents);
        to.Write(rows.Classes);
        to.Write(rows.Weights);
    }
}
