using Bot.Core.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Cutting_sentences
{
    [Theory]
    [InlineData("one. two", "one| two")]
    [InlineData("one\ntwo\n\nthree?", "one|two|three")]
    [InlineData("only one", "")]
    [InlineData("only one.", "")]
    [InlineData("...", "")]
    [InlineData("", "")]
    public void A_message_of_several_is_cut_where_each_ends(string message, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.Of(message).Select(sentence => sentence.Text)));

    [Fact]
    public void Each_stands_where_it_says_and_there_are_never_too_many() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) =>
        {
            var message = $"{a.Get}. {b.Get}\nend";
            var found = Sentences.Of(message).ToArray();
            return found.Length <= Sentences.Most && found.All(sentence => message.AsSpan(sentence.Start).StartsWith(sentence.Text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_of_nothing_but_ends_is_cut_in_linear_time() => Assert.Equal(Sentences.Most, Sentences.Of(string.Concat(Enumerable.Repeat("a.", 50_000))).Count());
}
