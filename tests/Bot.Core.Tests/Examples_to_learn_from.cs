using System.Security.Cryptography;
using System.Text;
using Bot.Core.Dialogs;
using Bot.Core.Scoring;
using Bot.Core.Signals;

namespace Bot.Core.Tests;

public sealed class Examples_to_learn_from
{
    [Fact]
    public void Come_back_as_they_were_written_with_all_that_is_known_of_them()
    {
        SignalExample[] written =
        [
            new("i have no food", "acute-need", Level.Urgent, "en", "ab"),
            new("ojalá no despierte 😔", "suicide-self-harm", Level.Emergency, "es", "cd"),
            new("", "none", Level.None, "en", "ab"),
            new("what time do you open", "none", Level.None, "en", "ab"),
        ];

        ExampleList<SignalExample> kept = [.. written];

        Assert.Equal(written, kept);
        Assert.Equal((written.Length, false), (kept.Count, kept.IsEmpty));
        Assert.Equal(written[1], kept[1]);
    }

    [Fact]
    public void Share_what_is_known_of_those_below_one_heading()
    {
        var (list, heading) = (new ExampleList<Example>.Builder(1), new Example("", "en", "ta", []));
        list.Add("how do i apply", heading);
        list.Add("where is my card", heading with { Also = ["ebt.lost-card"] });
        list.Add("where do i sign", heading);

        var examples = list.ToList();

        Assert.Equal(["how do i apply", "where is my card", "where do i sign"], examples.Select(example => example.Text));
        Assert.Equal([0, 1, 0], examples.Select(example => example.Also.Length));
        Assert.Same(examples.Like(0), examples.Like(2));
    }

    [Fact]
    public void Of_none_there_are_none()
    {
        ExampleList<Example> none = [];

        Assert.True(none.IsEmpty);
        Assert.Empty(none);
    }

    [Fact]
    public void Are_known_by_the_hash_of_all_of_them_however_they_are_cut_in_pieces()
    {
        using var hash = new SourceHash();
        var (all, chance) = (new StringBuilder(), new SeededChance(1));
        for (var i = 0; i < 400; i++)
        {
            var piece = string.Concat(Enumerable.Repeat(i % 3 == 0 ? "ñ" : i % 3 == 1 ? "a" : "😔", chance.Next(i % 50 == 0 ? 20_000 : 90)));
            if (i % 2 == 0) hash.Append(piece);
            else hash.AppendUtf8(Encoding.UTF8.GetBytes(piece));
            hash.Append('\t').Append(i).AppendJoin(',', ["x", "y"]);
            all.Append(piece).Append('\t').Append(i).Append("x,y");
        }

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()))), hash.End());
    }
}
