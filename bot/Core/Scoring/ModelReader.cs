using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>Reads the parts that <see cref="ModelWriter"/> wrote. The file's hash has been checked: what it holds was written by us.</summary>
internal sealed class ModelReader(BinaryReader from)
{
    public NamedModel Read()
    {
        var (source, sharpness) = (from.ReadString(), from.ReadSingle());
        var names = new string[from.ReadInt32()];
        for (var i = 0; i < names.Length; i++) names[i] = from.ReadString();

        var families = new FeatureFamily[from.ReadInt32()];
        for (var i = 0; i < families.Length; i++) families[i] = new FeatureFamily(from.ReadSingle(), from.ReadByte(), from.ReadSingle());

        var rarest = from.ReadSingle();
        var keys = new uint[from.ReadInt32()];
        for (var i = 0; i < keys.Length; i++) keys[i] = from.ReadUInt32();

        var space = new FeatureSpace(families, new FeatureTable(keys, from.ReadBytes(keys.Length)), rarest);
        var rows = Rows(keys.Length);
        var bias = new float[names.Length];
        for (var i = 0; i < bias.Length; i++) bias[i] = from.ReadSingle();
        return new NamedModel(source, ImmutableArray.Create(names), new LinearModel(space, rows, bias), sharpness) { Counts = Counts() };
    }

    private ModelRows Rows(int count)
    {
        var entries = from.ReadInt32();
        var starts = new int[count + 1];
        for (var i = 0; i < count; i++) starts[i + 1] = starts[i] + from.ReadUInt16();

        var exponents = Signed(count);
        return ModelRows.Of(starts, exponents, from.ReadBytes(entries), Signed(entries));
    }

    private ImmutableArray<ImmutableArray<Counted>> Counts()
    {
        var tables = new ImmutableArray<Counted>[from.Read7BitEncodedInt()];
        for (var t = 0; t < tables.Length; t++)
        {
            var table = new Counted[from.Read7BitEncodedInt()];
            for (var i = 0; i < table.Length; i++) table[i] = new Counted(from.ReadString(), from.Read7BitEncodedInt());
            tables[t] = ImmutableCollectionsMarshal.AsImmutableArray(table);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(tables);
    }

    private sbyte[] Signed(int count) => MemoryMarshal.Cast<byte, sbyte>(from.ReadBytes(count)).ToArray();
}
