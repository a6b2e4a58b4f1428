using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Chaos.Processes;

/// <summary>Signals to processes that we started.</summary>
internal static class Signals
{
    private const int Term = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    public static void Terminate(int process) => Send(process, Term);

    public static void Pause(int process) => Send(process, Stop);

    public static void Resume(int process) => Send(process, Continue);

    private static void Send(int process, int signal)
    {
        if (kill(process, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Signal {signal} did not reach process {process}.");
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
#pragma warning disable IDE1006 // libc's own name
    private static extern int kill(int pid, int sig);
#pragma warning restore IDE1006
}
