using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Host.Tests.Support;

/// <summary>
/// Posts a large body and reads the answer while it still writes. HttpClient reads only after the last byte,
/// and a server that has answered need not wait for that: under load it hangs up first.
/// </summary>
internal static class Bulk
{
    private const int ChunkBytes = 64 * 1024;

    public static async Task<Answer> PostAsync(Uri address, string path, string bearer, string body, bool chunked = false)
    {
        var content = Encoding.UTF8.GetBytes(body);
        var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {content.Length}";
        var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {bearer}\r\nContent-Type: application/json\r\n{length}\r\n\r\n";
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        var writing = WriteAsync(stream, [Encoding.ASCII.GetBytes(head), .. chunked ? Chunks(content) : [content]]);
        var answer = await ReadAsync(stream);
        socket.Close();
        await writing;
        return answer;
    }

    private static IEnumerable<byte[]> Chunks(byte[] content) =>
        [.. content.Chunk(ChunkBytes).Select(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:X}\r\n"), .. chunk, .. "\r\n"u8]), "0\r\n\r\n"u8.ToArray()];

    private static async Task WriteAsync(NetworkStream stream, byte[][] parts)
    {
        try
        {
            foreach (var part in parts) await stream.WriteAsync(part, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The answer came first, and one of the two has hung up.
        }
    }

    private static async Task<Answer> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var status = (HttpStatusCode)int.Parse((await LineAsync(reader)).Split(' ')[1], CultureInfo.InvariantCulture);
        var length = 0;
        while (await LineAsync(reader) is { Length: > 0 } header)
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) length = int.Parse(header.AsSpan(15), CultureInfo.InvariantCulture);

        var body = new char[length]; // error bodies are ASCII: as many characters as bytes
        Assert.Equal(length, await reader.ReadBlockAsync(body.AsMemory(), TestContext.Current.CancellationToken));
        return new Answer(status, new HttpResponseMessage(status), Encoding.UTF8.GetBytes(body));
    }

    private static async Task<string> LineAsync(StreamReader reader) =>
        await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new IOException("The server hung up without an answer.");
}
