using System.Buffers;

namespace Bot.Core.Recognizers.Sequences;

/// <summary>E-mail addresses of ASCII letters, in any text around them.</summary>
internal static class Emails
{
    private const int LongestName = 64;
    private const int LongestHost = 253;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    public static IEnumerable<Recognized> All(string text)
    {
        var from = 0;
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (NameBefore(text, from, at) is not { } start || HostAfter(text, at + 1) is not { } end) continue;
            var address = text[start..end];
            yield return new Recognized(address, start, end - 1, EntityTypes.Email, new Resolution(address));
            from = end;
        }
    }

    private static int? NameBefore(string text, int from, int at)
    {
        from = Math.Max(from, at - LongestName - 1);
        var length = at - from - (text.AsSpan(from, at - from).LastIndexOfAnyExcept(NameCharacters) + 1);
        var name = text.AsSpan(at - length, length);
        return length is 0 or > LongestName || name[0] == '.' || name[^1] == '.' || name.Contains("..", StringComparison.Ordinal) ? null : at - length;
    }

    private static int? HostAfter(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(LongestHost, text.Length - start));
        var length = rest.IndexOfAnyExcept(HostCharacters);
        var host = (length < 0 ? rest : rest[..length]).TrimEnd("._-");
        var dot = host.LastIndexOf('.');
        if (dot < 1 || host.Contains('_') || host.Contains("..", StringComparison.Ordinal) || host[0] is '.' or '-') return null;

        var top = host[(dot + 1)..];
        foreach (var letter in top)
            if (!char.IsAsciiLetter(letter)) return null;

        return top.Length < 2 ? null : start + host.Length;
    }
}
