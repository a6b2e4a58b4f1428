using System.Runtime.CompilerServices;
using System.Text;

namespace Bot.Host.Content.Files;

/// <summary>
/// Goes through the lines of a file, each in the same buffer: what tens of thousands of them say is mostly not kept as strings.
/// Ends at <c>\n</c>; what follows the last is a line too, be it empty.
/// </summary>
/// <param name="text">Clean UTF-8.</param>
internal ref struct Utf8Lines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> rest = text;
    private char[] letters = new char[256];
    private bool isDone;

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public ReadOnlySpan<byte> Utf8 { get; private set; }

    /// <summary>Good until the next line.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public readonly Utf8Lines GetEnumerator() => this;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a start goes through 10^5 lines, and the runtime would find it hot too late
    public bool MoveNext()
    {
        if (isDone) return false;

        var end = rest.IndexOf((byte)'\n');
        isDone = end < 0;
        Utf8 = isDone ? rest : rest[..end];
        rest = isDone ? [] : rest[(end + 1)..];
        if (letters.Length < Utf8.Length) letters = new char[Math.Max(Utf8.Length, letters.Length * 2)];
        Current = letters.AsSpan(0, Encoding.UTF8.GetChars(Utf8, letters));
        Number++;
        return true;
    }
}
