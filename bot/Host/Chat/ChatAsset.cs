using System.IO.Compression;
using System.Security.Cryptography;

namespace Bot.Host.Chat;

/// <summary>One file of the chat, with its compressed forms made once.</summary>
internal sealed class ChatAsset(string name, byte[] content)
{
    private readonly Lazy<byte[]> brotli = new(() => Brotli(content));
    private readonly Lazy<byte[]> gzip = new(() => Gzip(content));

    public string Name => name;

    public byte[] Content => content;

    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

    public string ContentType { get; } = Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };

    /// <summary>Does the slow work before anybody waits for it.</summary>
    public void Warm() => _ = (brotli.Value, gzip.Value);

    /// <summary>The smallest form that the browser takes. The slow form is not waited for: plain gzip is ready at once.</summary>
    public (byte[] Content, string? Encoding) For(string acceptEncoding) =>
        acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase) && brotli.IsValueCreated ? (brotli.Value, "br")
        : acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (gzip.Value, "gzip")
        : (content, null);

    private static byte[] Brotli(byte[] content)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, target, out var length, quality: 11, window: 22) ? target[..length] : content;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.SmallestSize)) zip.Write(content);
        return target.ToArray();
    }
}
