using System.Globalization;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// A position in a log, as clients send it back. A string on the wire: a client that tests a number for
/// truth would take 0 for none.
/// </summary>
internal static class Watermark
{
    /// <summary>Missing, empty and what clients make of "no value" are the beginning.</summary>
    public static bool TryRead(string? text, out long position)
    {
        position = 0;
        return text is null or "" or "-" or "null" or "undefined"
            || (text.Length <= 18 && text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position));
    }

    public static string Write(long position) => position.ToString(CultureInfo.InvariantCulture);
}
