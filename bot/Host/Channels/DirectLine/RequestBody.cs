using System.Buffers;

namespace Bot.Host.Channels.DirectLine;

/// <summary>A request's body in one piece of pooled memory.</summary>
internal sealed class RequestBody(byte[] rented, int length) : IDisposable
{
    public ReadOnlySpan<byte> Bytes => rented.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);

    /// <returns>Null if it is longer than <paramref name="most"/> bytes; what is left of it is not read.</returns>
    /// <exception cref="BadHttpRequestException">The body broke off, or its framing is wrong.</exception>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most) return null;

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.Start);
                return null;
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var length = (int)read.Buffer.Length;
            var rented = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));
            read.Buffer.CopyTo(rented);
            reader.AdvanceTo(read.Buffer.End);
            return new RequestBody(rented, length);
        }
    }

    /// <summary>JSON in UTF-8 by its content type: <c>application/json</c>, <c>…+json</c>, with no other charset.</summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.ContentType is not { } type) return false;
        var media = type.AsSpan();
        var parameters = media.IndexOf(';');
        var name = (parameters < 0 ? media : media[..parameters]).Trim();
        if (!name.Equals("application/json", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("+json", StringComparison.OrdinalIgnoreCase)) return false;

        return parameters < 0
            || !media[parameters..].Contains("charset", StringComparison.OrdinalIgnoreCase)
            || media[parameters..].Contains("utf-8", StringComparison.OrdinalIgnoreCase);
    }
}
