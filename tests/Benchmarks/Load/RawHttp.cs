using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Load;

/// <summary>One kept-alive connection that sends prebuilt requests: the load shares the cores with what it measures.</summary>
internal sealed class RawHttp : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[32_768];
    private int filled;
    private int bodyAt;

    /// <summary>Of the last answer; valid until the next request.</summary>
    public ReadOnlySpan<byte> Body => buffer.AsSpan(bodyAt, filled - bodyAt);

    public string Text => Encoding.UTF8.GetString(buffer, 0, filled);

    public static async Task<RawHttp> ConnectAsync(Uri address)
    {
        var connection = new RawHttp();
        await connection.socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return connection;
    }

    public static byte[] Post(string path, string? bearer, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: bench\r\n{(bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n")}" +
        $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <returns>The answer's status.</returns>
    public async Task<int> SendAsync(byte[] request)
    {
        await socket.SendAsync(request, SocketFlags.None);
        (filled, bodyAt) = (0, 0);
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            if (bodyAt == 0 && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is var end and >= 0) bodyAt = end + 4;
            if (bodyAt > 0 && Complete()) return Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
        }
    }

    public void Dispose() => socket.Dispose();

    private bool Complete()
    {
        var headers = buffer.AsSpan(0, bodyAt);
        var at = headers.IndexOf("Content-Length: "u8);
        if (at < 0) return Body.EndsWith("0\r\n\r\n"u8); // chunked
        return Utf8Parser.TryParse(headers[(at + 16)..], out int length, out _) && Body.Length >= length;
    }
}
