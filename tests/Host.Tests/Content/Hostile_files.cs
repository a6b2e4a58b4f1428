using System.Diagnostics;
using Bot.Host.Content;
using Bot.Host.Content.Yaml;

namespace Host.Tests.Content;

/// <summary>A file may be broken on purpose: it becomes a fault, quickly, and the process lives.</summary>
public sealed class Hostile_files
{
    private const string Name = "topics/snap.apply.yaml";

    public static TheoryData<string> Bombs => new(
        new string('[', 2_000),
        "a: " + new string('[', 100_000),
        string.Concat(Enumerable.Repeat("{a: ", 2_000)),
        string.Concat(Enumerable.Repeat("[\n", 2_000)),
        string.Concat(Enumerable.Repeat("- ", 2_000)) + "x",
        string.Concat(Enumerable.Repeat("? ", 2_000)) + "x",
        string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n")),
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c]\n",
        "a: &a {b: *a}\n",
        "a: \"" + new string('x', 200_000),
        "a: |\n" + new string('\n', 100_000),
        string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: v\n")),
        "? ? ?\n: : :\n",
        "%YAML 9.9\n---\na: b\n",
        "a: !!binary \"////\"\n",
        "\0",
        "a: \u0007bell\n",
        "a: b\u2028c: [\n");

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_a_fault_of_its_file_within_seconds(string text)
    {
        using var dialogs = new SmallDialogs();
        var watch = Stopwatch.StartNew();

        var load = dialogs.Write(Name, text).Load();

        Assert.Null(load.Book);
        Assert.Contains(load.Faults, fault => fault.File == Name);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_text_cut_off_at_any_place_is_read_or_refused_and_never_throws()
    {
        using var dialogs = new SmallDialogs();
        var whole = File.ReadAllText(dialogs.PathOf(Name));
        var needed = whole.IndexOf("questions:", StringComparison.Ordinal);
        for (var length = 1; length < whole.Length; length += 7)
        {
            var load = dialogs.Write(Name, whole[..length]).Load();
            if (length < needed) Assert.Contains(load.Faults, fault => fault.File == Name);
        }
    }

    [Fact]
    public void A_sign_changed_at_any_place_is_read_or_refused_and_never_throws()
    {
        using var dialogs = new SmallDialogs();
        var whole = File.ReadAllText(dialogs.PathOf(Name));
        const string Signs = "[]{}:,&*!|>'\"%@`#-?\t\n\0 \u007F";
        for (var i = 0; i < whole.Length; i++)
        {
            for (var s = i % 5; s < Signs.Length; s += 5)
            {
                var changed = string.Concat(whole.AsSpan(0, i), [Signs[s]], whole.AsSpan(i + 1));
                YamlReader.Read(changed, ContentLimits.Default, new FileFindings(Name, ContentLimits.Default));
                if (i % 20 == s) dialogs.Write(Name, changed).Load();
            }
        }
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        using var dialogs = new SmallDialogs();
        using (var huge = File.Create(dialogs.PathOf(Name))) huge.SetLength(100L << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var load = dialogs.Load();

        Assert.Contains(load.Faults, fault => fault.File == Name && fault.What == "The file is larger than 1024 KB.");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20 << 20);
    }

    [Fact]
    public void Every_limit_holds()
    {
        using var dialogs = new SmallDialogs();

        Assert.Contains("more than 3 files", dialogs.Load(new ContentLimits { MaxFiles = 3 }).Faults[0].What);
        Assert.Contains("larger than 1 KB", dialogs.Load(new ContentLimits { MaxFileBytes = 1024 }).Faults[0].What);
        Assert.Contains(dialogs.Load(new ContentLimits { MaxTotalBytes = 1024 }).Faults, fault => fault.What.StartsWith("All files together", StringComparison.Ordinal));
        Assert.Contains(dialogs.Load(new ContentLimits { MaxNesting = 1 }).Faults, fault => fault.What.StartsWith("More than 1 brackets", StringComparison.Ordinal));
        Assert.Contains(dialogs.Load(new ContentLimits { MaxIndent = 5 }).Faults, fault => fault.What.StartsWith("This line is indented", StringComparison.Ordinal));
        Assert.Contains(dialogs.Load(new ContentLimits { MaxNameLength = 12 }).Faults, fault => fault.What.StartsWith("The path is longer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_nothing_but_faults_lists_some_and_counts_the_rest()
    {
        using var dialogs = new SmallDialogs();

        var faults = dialogs.Write(Name, string.Concat(Enumerable.Range(0, 5_000).Select(i => $"k{i}: v\n"))).Load().Faults;

        Assert.InRange(faults.Length, 100, 110);
        Assert.Contains(faults, fault => fault.What.StartsWith("There are ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0x62, 0x0A, 0x63, 0x3A, 0x20, 0xE9, 0x0A }, 2, "not UTF-8")] // Latin-1 é
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, 1, "UTF-16")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0x00 }, 1, "U+0000")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80 }, 1, "not UTF-8")] // half of a pair
    [InlineData(new byte[] { }, 0, "empty")]
    [InlineData(new byte[] { 0x23, 0x20, 0x78, 0x0A }, 0, "empty")] // a comment alone
    public void What_is_not_clean_UTF8_names_the_line(byte[] bytes, int line, string says)
    {
        using var dialogs = new SmallDialogs();
        File.WriteAllBytes(dialogs.PathOf(Name), bytes);

        Assert.Contains(dialogs.Load().Faults, fault => fault.File == Name && fault.Line == line && fault.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_and_one_within_is_followed()
    {
        using var dialogs = new SmallDialogs();
        using var elsewhere = new SmallDialogs();
        File.CreateSymbolicLink(dialogs.PathOf("topics/passwd.yaml"), "/etc/passwd");
        File.CreateSymbolicLink(dialogs.PathOf("topics/round.yaml"), dialogs.PathOf("topics/round.yaml"));
        Directory.CreateSymbolicLink(dialogs.PathOf("topics/out"), elsewhere.PathOf("topics"));
        Directory.CreateSymbolicLink(dialogs.PathOf("..data"), elsewhere.Folder);
        File.CreateSymbolicLink(dialogs.PathOf("topics/through.yaml"), "../..data/topics/snap.apply.yaml");
        File.Move(dialogs.PathOf(Name), dialogs.PathOf("..snap"));
        File.CreateSymbolicLink(dialogs.PathOf(Name), "../..snap");

        var load = dialogs.Load();

        Assert.Equal(
            ["topics/out", "topics/passwd.yaml", "topics/round.yaml", "topics/through.yaml"],
            load.Faults.Where(fault => fault.What == "This link leads out of the dialogs folder.").Select(fault => fault.File));
        Assert.DoesNotContain(load.Faults, fault => fault.File == Name);
    }

    [Fact]
    public void A_pipe_does_not_make_the_reader_wait()
    {
        using var dialogs = new SmallDialogs();
        dialogs.Delete(Name);
        using (var made = Process.Start("mkfifo", dialogs.PathOf(Name))) made.WaitForExit();

        Assert.Contains(dialogs.Load().Faults, fault => fault.File == Name && fault.What == "The file is empty.");
    }
}
