using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class The_shipped_dialogs
{
    private static readonly string? Folder = Find();

    public static bool AreThere => Folder is not null;

    [Fact(SkipUnless = nameof(AreThere), Skip = "There is no dialogs folder above the tests.")]
    public void Load_with_no_fault()
    {
        var load = ContentLoader.Load(Folder!, SmallDialogs.Today);

        Assert.True(load.Faults.IsEmpty, string.Join('\n', load.Faults));
        Assert.NotNull(load.Book);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "dialogs", FolderLayout.Replies))) return Path.Combine(folder.FullName, "dialogs");

        return null;
    }
}
