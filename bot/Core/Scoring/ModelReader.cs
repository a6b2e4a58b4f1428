using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Bot.Core.Scoring;

/// <summary>Reads the parts that <see cref="ModelWriter"/> wrote. The file's hash has been checked: what it holds was written by us.</summary>
internal sealed class ModelReader(ReadOnlyMemory<byte> body, BinaryReader from)
{
    /// <param name="body">All of it; the large parts are read where they lie.</param>
    public static NamedModel Read(ArraySegment<byte> body)
    {
        using var reader = new BinaryReader(new MemoryStream(body.Array!, body.Offset, body.Count), Encoding.UTF8);
        return new ModelReader(body, reader).Read();
    }

    private NamedModel Read()
    {
        var (source, sharpness) = (from.ReadString(), from.ReadSingle());
        var names = new string[from.ReadInt32()];
        for (var i = 0; i < names.Length; i++) names[i] = from.ReadString();

        var families = new FeatureFamily[from.ReadInt32()];
        for (var i = 0; i < families.Length; i++) families[i] = new FeatureFamily(from.ReadSingle(), from.ReadByte(), from.ReadSingle());

        var rarest = from.ReadSingle();
        var keys = Numbers(from.ReadInt32());
        var rarity = Part(keys.Length);
        var rows = Rows(keys.Length);
        var bias = new float[names.Length];
        for (var i = 0; i < bias.Length; i++) bias[i] = from.ReadSingle();
        return new NamedModel(source, ImmutableArray.Create(names), new LinearModel(families, rarest, keys, rarity.Span, rows, bias), sharpness) { Counts = Counts() };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a start waits for it, and the runtime would find it hot too late
    private ModelRows Rows(int count)
    {
        var entries = from.ReadInt32();
        var starts = new int[count + 1];
        var lengths = Part(count * sizeof(ushort)).Span;
        for (var i = 0; i < count; i++) starts[i + 1] = starts[i] + BinaryPrimitives.ReadUInt16LittleEndian(lengths[(i * sizeof(ushort))..]);
        return new ModelRows(starts, Part(count), Part(entries), Part(entries));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint[] Numbers(int count)
    {
        var numbers = new uint[count];
        var bytes = Part(count * sizeof(uint)).Span;
        for (var i = 0; i < count; i++) numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return numbers;
    }

    private ReadOnlyMemory<byte> Part(int length)
    {
        var part = body.Slice((int)from.BaseStream.Position, length);
        from.BaseStream.Position += length;
        return part;
    }
}
