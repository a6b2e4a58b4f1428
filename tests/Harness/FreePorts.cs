using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Harness;

/// <summary>
/// Ports for servers that want to be told one. They lie below those that the system gives to outgoing connections, and each
/// is locked by a file as long as this process lives: neither a connection nor another test takes it before the server does,
/// nor while the server is restarted.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private static readonly List<FileStream> Locks = [];

    public static int Take()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"benefitsbot-ports-{Environment.UserName}")).FullName;
        for (var tries = 0; tries < Last - First; tries++)
        {
            var port = Random.Shared.Next(First, Last);
            if (TryLock(Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture))) is not { } held) continue;
            lock (Locks) Locks.Add(held);
            if (IsFree(port)) return port;
        }

        throw new InvalidOperationException("No port is free.");
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null; // another has it
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
