namespace Bot.Host.Content.Files;

/// <summary>Where a path leads when every symbolic link on the way is followed.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40; // as Linux has it

    /// <exception cref="IOException">A link leads nowhere, or in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)).Reverse());
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks) throw new IOException("Too many symbolic links.");
            var full = Path.GetFullPath(target, real);
            foreach (var p in Parts(full).Reverse()) rest.Push(p);
            real = Path.GetPathRoot(full)!;
        }

        return real;
    }

    public static bool IsWithin(string real, string realFolder) =>
        real == realFolder || real.StartsWith(Path.TrimEndingDirectorySeparator(realFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string[] Parts(string full) =>
        full[Path.GetPathRoot(full)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
