using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Conversations;

namespace Handoff.Core.Tests;

public sealed class Inputs_that_were_heard
{
    [Fact]
    public void Any_id_comes_back_from_a_snapshot_as_it_was() =>
        Prop.ForAll<NonNull<string>, NonNegativeInt>((id, position) =>
        {
            var heard = new HeardInput(new InputId(id.Get), position.Get);
            var read = SnapshotFormat.Read(SnapshotFormat.Write(A.Conversation() with { Heard = [heard] })).Heard.Single();
            return read.Position == position.Get && (read == heard || !IsUnicode(id.Get));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Those_of_schema_1_are_read_too()
    {
        var now = Encoding.UTF8.GetString(SnapshotFormat.Write(A.Conversation() with { Heard = [new HeardInput(new InputId("a b"), 12)] }));
        var then = now.Replace("\"12 a b\"", """{"input":"a b","position":12}""", StringComparison.Ordinal);

        Assert.NotEqual(now, then);
        Assert.Equal([new HeardInput(new InputId("a b"), 12)], SnapshotFormat.Read(Encoding.UTF8.GetBytes(then)).Heard.AsEnumerable());
    }

    [Theory]
    [InlineData("\"12\"")]
    [InlineData("\" a\"")]
    [InlineData("\"-1 a\"")]
    [InlineData("12")]
    [InlineData("{}")]
    public void Anything_else_is_damage(string damaged)
    {
        var whole = Encoding.UTF8.GetString(SnapshotFormat.Write(A.Conversation() with { Heard = [new HeardInput(new InputId("a"), 1)] }));

        Assert.ThrowsAny<JsonException>(() => SnapshotFormat.Read(Encoding.UTF8.GetBytes(whole.Replace("\"1 a\"", damaged, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_conversation_that_remembers_as_many_as_it_may_stays_under_two_kilobytes()
    {
        ImmutableArray<HeardInput> heard = [.. Enumerable.Range(1, Conversation.HeardInputs).Select(n => new HeardInput(new InputId(Guid.NewGuid().ToString()), n * 2))];

        Assert.InRange(SnapshotFormat.Write(A.Conversation() with { Heard = heard }).Length, 1, 2_048);
    }

    // Half a surrogate pair can't be stored as UTF-8; it comes back as the replacement character.
    private static bool IsUnicode(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
