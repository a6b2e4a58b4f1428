using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// A plain connection for a few questions: to sentinels, and to a server before it is trusted. The client
/// library would connect again and again, without a pause, to a Redis that still loads its data.
/// </summary>
internal sealed class RedisProbe : IDisposable
{
    private const int LongestAnswer = 1024 * 1024;
    private readonly TcpClient client;
    private readonly BufferedStream stream;

    private RedisProbe(TcpClient client, Stream stream) => (this.client, this.stream) = (client, new BufferedStream(stream));

    /// <exception cref="RedisAwayException">Nobody answers there.</exception>
    public static async Task<RedisProbe> ConnectAsync(RedisHost host, string? tlsHost, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host.Name, host.Port, cancellationToken);
            if (tlsHost is null) return new RedisProbe(client, client.GetStream());

            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = tlsHost }, cancellationToken);
            return new RedisProbe(client, tls);
        }
        catch (Exception error) when (error is SocketException or IOException or System.Security.Authentication.AuthenticationException or OperationCanceledException)
        {
            client.Dispose();
            throw new RedisAwayException($"{host} can't be connected to ({Reason(error)})", error);
        }
    }

    /// <returns>A text, a number, null, or an array of these.</returns>
    /// <exception cref="RedisAwayException">No answer.</exception>
    /// <exception cref="RedisRefusalException">Redis's own error.</exception>
    public async Task<object?> AskAsync(CancellationToken cancellationToken, params string[] command)
    {
        try
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{command.Length}\r\n");
            foreach (var word in command) text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            return await ReadAsync(cancellationToken);
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException or OperationCanceledException or FormatException)
        {
            throw new RedisAwayException($"no answer to {command[0]} ({Reason(error)})", error);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        client.Dispose();
    }

    private static string Reason(Exception error) => error switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        OperationCanceledException => "timed out",
        _ => error.GetType().Name,
    };

    private async Task<object?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = await LineAsync(cancellationToken);
        return line[0] switch
        {
            '+' => line[1..],
            ':' => long.Parse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            '$' => await TextAsync(Length(line), cancellationToken),
            '*' => await ArrayAsync(Length(line), cancellationToken),
            '-' => throw new RedisRefusalException(line[1..]),
            _ => throw new FormatException("That is not Redis."),
        };
    }

    private static int Length(string line)
    {
        var length = int.Parse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return length <= LongestAnswer ? length : throw new FormatException("The answer is too long.");
    }

    private async Task<string?> TextAsync(int length, CancellationToken cancellationToken)
    {
        if (length < 0) return null;
        var bytes = new byte[length + 2];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private async Task<object?[]?> ArrayAsync(int length, CancellationToken cancellationToken)
    {
        if (length < 0) return null;
        var items = new object?[length];
        for (var i = 0; i < length; i++) items[i] = await ReadAsync(cancellationToken);
        return items;
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var (line, one) = (new List<byte>(64), new byte[1]);
        while (line.Count < LongestAnswer)
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            line.Add(one[0]);
            if (line is not [.., (byte)'\r', (byte)'\n']) continue;
            return line.Count > 2 ? Encoding.UTF8.GetString([.. line[..^2]]) : throw new FormatException("That is not Redis.");
        }

        throw new FormatException("The line is too long.");
    }
}
