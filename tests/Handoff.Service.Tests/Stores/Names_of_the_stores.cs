using System.Runtime.CompilerServices;

namespace Handoff.Service.Tests.Stores;

/// <summary>What a store is made with is named in its own folder only, so that it can be exchanged there.</summary>
public sealed class Names_of_the_stores
{
    [Theory]
    [InlineData("using StackExchange.Redis", "handoff/Service/Stores/Redis/Link")]
    [InlineData("using Microsoft.Data.Sqlite", "handoff/Service/Stores/Sqlite")]
    public void Are_found_in_one_folder(string name, string folder)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));
        var files = from top in new[] { "handoff", "bot" }
                    from file in Directory.EnumerateFiles(Path.Combine(root, top), "*.cs", SearchOption.AllDirectories)
                    where File.ReadAllText(file).Contains(name, StringComparison.Ordinal)
                    select Path.GetRelativePath(root, Path.GetDirectoryName(file)!);

        Assert.Equal([folder], files.Distinct());
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
