using System.Globalization;
using System.Text;

namespace Bot.Host.Content;

/// <summary>Names, sizes and times of a folder's YAML and example files as one text: cheap to make, and another one after nearly every change.</summary>
internal static class FolderStamp
{
    public static string Of(string folder)
    {
        var stamp = new StringBuilder();
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Options).Where(file => file.Extension is ".yaml" or ".txt").OrderBy(file => file.FullName, StringComparer.Ordinal))
                stamp.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{Follow(file).Length}|{Follow(file).LastWriteTimeUtc.Ticks}\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stamp.Append("unreadable");
        }

        return stamp.ToString();
    }

    // The depth also ends a link that leads in a circle.
    private static EnumerationOptions Options { get; } = new() { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    // A mounted ConfigMap changes where its links lead and not the links.
    private static FileInfo Follow(FileInfo file) => file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
}
