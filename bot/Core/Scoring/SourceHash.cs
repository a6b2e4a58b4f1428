using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Core.Scoring;

/// <summary>The hash of what a model is learned from, written piece by piece: megabytes, which are not put together first.</summary>
internal sealed class SourceHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[16 * 1024];
    private int used;

    public SourceHash Append(ReadOnlySpan<char> text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) > buffer.Length) return AppendUtf8(Encoding.UTF8.GetBytes(text.ToString()));
        if (Encoding.UTF8.GetMaxByteCount(text.Length) > buffer.Length - used) Flush();
        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
        return this;
    }

    public SourceHash Append(char letter) => Append([letter]);

    public SourceHash Append(int number) => Append(number.ToString(CultureInfo.InvariantCulture));

    public SourceHash AppendJoin(char between, ReadOnlySpan<string?> texts) => Append(string.Join(between, texts));

    public SourceHash AppendUtf8(ReadOnlySpan<byte> text)
    {
        if (text.Length > buffer.Length - used) Flush();
        if (text.Length > buffer.Length)
        {
            hash.AppendData(text);
            return this;
        }

        text.CopyTo(buffer.AsSpan(used));
        used += text.Length;
        return this;
    }

    /// <returns>Hex.</returns>
    public string End()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(buffer.AsSpan(0, used));
        used = 0;
    }
}
