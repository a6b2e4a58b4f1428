using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>Writes the parts of a model. The order is <see cref="ModelReader"/>'s.</summary>
internal sealed class ModelWriter(BinaryWriter to)
{
    public void Write(NamedModel named)
    {
        var (model, space) = (named.Model, named.Model.Space);
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
        to.Write(space.Table.Count);
        Numbers(MemoryMarshal.Cast<uint, int>(space.Table.Keys));
        to.Write(space.Rarity);
        Rows(model.Rows);
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
        to.Write(rows.Entries.Length);
        for (var f = 0; f < rows.Count; f++) to.Write((ushort)rows.Row(f).Length);
        for (var f = 0; f < rows.Count; f++) to.Write(rows.Exponent(f));
        foreach (var (@class, _) in rows.Entries) to.Write(@class);
        foreach (var (_, weight) in rows.Entries) to.Write(weight);
    }

    private void Numbers(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers) to.Write(number);
    }
}
