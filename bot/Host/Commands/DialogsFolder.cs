namespace Bot.Host.Commands;

/// <summary>Where the dialogs are.</summary>
internal static class DialogsFolder
{
    public const string DefaultName = "dialogs";

    /// <param name="given">From the command line or <c>Dialogs:Path</c>; null or <c>dialogs</c> for the usual place.</param>
    /// <returns>
    /// A full path, which may not exist. The usual place is <c>dialogs</c> in the working folder, else beside the
    /// program or above it: so <c>dotnet run --project bot/Host</c> works from any folder.
    /// </returns>
    public static string Find(string? given)
    {
        var near = Path.GetFullPath(given ?? DefaultName);
        if ((given ?? DefaultName) != DefaultName || Directory.Exists(near)) return near;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, DefaultName, Content.FolderLayout.Replies))) return Path.Combine(folder.FullName, DefaultName);

        return near;
    }
}
