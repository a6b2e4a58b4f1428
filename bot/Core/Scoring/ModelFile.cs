using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Core.Scoring;

/// <summary>A model with what it was trained from and the names of its classes.</summary>
/// <param name="Source">Hash of the training texts and options, hex.</param>
/// <param name="Sharpness">Scores are multiplied by this before they become shares, so that a share is near the part that is right.</param>
internal sealed record NamedModel(string Source, ImmutableArray<string> Classes, LinearModel Model, float Sharpness)
{
    /// <summary>What else was counted in the training texts: reading it here spares reading them all when the bot starts.</summary>
    public ImmutableArray<ImmutableArray<Counted>> Counts { get; init; } = [];
}

/// <summary>How often something stands in the training texts.</summary>
internal readonly record struct Counted(string What, int Times);

/// <summary>
/// A model as bytes: a mark, the hash of the rest, then all parts with their lengths, little-endian. Reading
/// never throws for what is in the bytes.
/// </summary>
internal static class ModelFile
{
    private const int HashLength = 32;

    private static ReadOnlySpan<byte> Mark => "BBMODEL3"u8;

    public static byte[] Write(NamedModel named)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true)) new ModelWriter(writer).Write(named);

        var bytes = body.ToArray();
        return [.. Mark, .. SHA256.HashData(bytes), .. bytes];
    }

    /// <returns>Null where these are not the bytes of a whole model of this version.</returns>
    public static NamedModel? Read(byte[] bytes)
    {
        var from = Mark.Length + HashLength;
        if (bytes.Length < from || !bytes.AsSpan(0, Mark.Length).SequenceEqual(Mark)) return null;
        if (!SHA256.HashData(bytes.AsSpan(from)).AsSpan().SequenceEqual(bytes.AsSpan(Mark.Length, HashLength))) return null;

        return ModelReader.Read(new ArraySegment<byte>(bytes, from, bytes.Length - from));
    }
}
