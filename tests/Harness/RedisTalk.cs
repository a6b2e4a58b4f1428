using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Harness;

/// <summary>A few words with a Redis, past everything that is tested.</summary>
internal static class RedisTalk
{
    /// <returns>The answer as text; an array's items one a line; null as "".</returns>
    public static string Ask(int port, params string[] command)
    {
        using var client = new TcpClient { ReceiveTimeout = 5_000 };
        client.Connect("127.0.0.1", port);
        using var stream = new BufferedStream(client.GetStream());
        var text = new StringBuilder($"*{command.Length}\r\n");
        foreach (var word in command) text.Append($"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        stream.Flush();
        return Read(stream);
    }

    private static string Read(Stream stream)
    {
        var line = Line(stream);
        var rest = line[1..];
        if (line[0] == '$')
        {
            if (rest == "-1") return "";
            var bytes = new byte[int.Parse(rest, CultureInfo.InvariantCulture) + 2];
            stream.ReadExactly(bytes);
            return Encoding.UTF8.GetString(bytes, 0, bytes.Length - 2);
        }

        return line[0] == '*' ? string.Join('\n', Enumerable.Range(0, Math.Max(0, int.Parse(rest, CultureInfo.InvariantCulture))).Select(_ => Read(stream))) : rest;
    }

    private static string Line(Stream stream)
    {
        var line = new List<byte>();
        while (line is not [.., (byte)'\r', (byte)'\n'])
        {
            var one = stream.ReadByte();
            if (one < 0) throw new IOException("Redis hung up.");
            line.Add((byte)one);
        }

        return Encoding.UTF8.GetString([.. line[..^2]]);
    }
}
