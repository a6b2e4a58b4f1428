using System.Text;
using Handoff.Service.Archives;
using Handoff.Service.Stores;
using Handoff.Service.Tests.Stores;

namespace Handoff.Service.Tests.Archives;

/// <summary>What is in a file is there as it was written, or the file is refused.</summary>
public sealed class A_file_of_an_agency
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_it_holds()
    {
        var file = await SmallAsync();

        var summary = await new ArchiveReader(file).VerifyAsync(Token);

        Assert.Equal(("default", A.Noon), (summary.Agency, summary.At));
        Assert.Equal(new ArchiveCounts(Settings: 1, Accounts: 1, Waits: 1, Conversations: 1, Entries: 8, Deliveries: 0, Surveys: 1), summary.Counts);
    }

    [Fact]
    public async Task The_checksum_of_the_content_is_the_same_at_another_time_and_of_another_agency()
    {
        using var store = new SqliteTestStore();
        await FullAgency.FillAsync(store);

        var one = await ArchiveWriter.WriteAsync(store.Archive.ReadAsync(Token), "one", new FakeTime(A.Noon), Stream.Null, Token);
        var two = await ArchiveWriter.WriteAsync(store.Archive.ReadAsync(Token), "two", new FakeTime(A.Noon.AddDays(1)), Stream.Null, Token);

        Assert.Equal((one.Counts, one.Content), (two.Counts, two.Content));
    }

    [Theory]
    [InlineData("version-1.jsonl")]
    [InlineData("version-2.jsonl")]
    public async Task A_file_of_each_version_is_read_for_ever(string name)
    {
        await using var golden = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Archives", name));

        var summary = await new ArchiveReader(golden).VerifyAsync(Token);
        using var store = new SqliteTestStore();
        await FullAgency.ImportAsync(store.Archive, golden);

        Assert.True(summary.Counts.Conversations >= 7);
        using var again = new MemoryStream();
        Assert.Equal(summary.Content, (await ArchiveWriter.WriteAsync(store.Archive.ReadAsync(Token), "default", TimeProvider.System, again, Token)).Content);
    }

    [Fact]
    public async Task Cut_off_anywhere_it_is_refused()
    {
        var whole = (await SmallAsync()).ToArray();
        for (var length = 0; length < whole.Length; length++) await RefusedAsync(whole[..length]);
    }

    [Fact]
    public async Task With_any_one_byte_changed_it_is_refused()
    {
        var whole = (await SmallAsync()).ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            var altered = whole.ToArray();
            altered[i] ^= 1;
            await RefusedAsync(altered);
        }
    }

    [Fact]
    public async Task With_a_line_gone_doubled_moved_or_added_it_is_refused()
    {
        var lines = Encoding.UTF8.GetString((await SmallAsync()).ToArray()).Split('\n')[..^1];
        for (var i = 0; i < lines.Length; i++)
        {
            await RefusedAsync([.. lines[..i], .. lines[(i + 1)..]]);
            await RefusedAsync([.. lines[..i], lines[i], .. lines[i..]]);
            if (i > 0) await RefusedAsync([.. lines[..(i - 1)], lines[i], lines[i - 1], .. lines[(i + 1)..]]);
        }

        await RefusedAsync([.. lines, ""]);
    }

    [Theory]
    [InlineData("\"version\":2", "\"version\":3", "version 3")]
    [InlineData("\"schema\":3", "\"schema\":4", "schema 4")]
    [InlineData("benefitsbot-archive", "somebody-elses", "no export")]
    public async Task What_another_program_wrote_is_told_apart(string written, string other, string says)
    {
        var text = Encoding.UTF8.GetString((await SmallAsync()).ToArray());

        Assert.Contains(says, await RefusedAsync(Encoding.UTF8.GetBytes(text.Replace(written, other, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_store_is_not_exported_as_if_it_were_whole()
    {
        using var store = new SqliteTestStore();
        await FullAgency.TalkAsync(store, "c1", A.Says("hello"), A.Says("more"));
        await store.Database.WriteAsync(link => link.Sql("DELETE FROM log WHERE position = 2").Run(), Token);

        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => FullAgency.ExportAsync(store.Archive));

        Assert.Contains("Conversation c1 is damaged", refused.Message, StringComparison.Ordinal);
    }

    private static Task<string> RefusedAsync(IEnumerable<string> lines) => RefusedAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private static async Task<string> RefusedAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return (await Assert.ThrowsAsync<ArchiveRefusedException>(() => new ArchiveReader(stream).VerifyAsync(Token))).Message;
    }

    private static async Task<MemoryStream> SmallAsync()
    {
        using var store = new SqliteTestStore();
        await FullAgency.TalkAsync(store, "c1", A.Says("person"), A.Claims(A.Maria), A.Resolves(A.Maria));
        await store.Settings.SetAsync("key", [1, 2, 3], Token);
        await store.Accounts.TryAddAsync(new Account(A.Tom.Id, "tom", "Tom", Role.Advocate, "hash", "stamp", 0, null, Disabled: false, 1), Token);
        return await FullAgency.ExportAsync(store.Archive);
    }
}
