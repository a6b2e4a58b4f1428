using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class The_shipped_dialogs
{
    [Fact]
    public void Load_with_no_fault()
    {
        var load = ContentLoader.Load(Path.Combine(Repository.Root, "dialogs"), SmallDialogs.Today);

        Assert.True(load.Faults.IsEmpty, string.Join('\n', load.Faults));
        Assert.NotNull(load.Book);
    }
}
