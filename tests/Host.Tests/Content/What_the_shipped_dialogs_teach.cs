using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Routing.Measuring;
using Bot.Host.Commands;
using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class What_the_shipped_dialogs_teach
{
    private static readonly string Folder = DialogsFolder.Find(null);
    private static readonly Lazy<DialogBook> Book = new(() => ContentLoader.Load(Folder, SmallDialogs.Today).Book!);

    [Fact]
    public void The_shipped_model_is_exactly_what_its_examples_give()
    {
        var shipped = File.ReadAllBytes(TopicModels.PathIn(Folder));

        // Where this fails after an example was changed: dotnet run --project bot/Host -- train
        Assert.Equal(TrainedTopics.SourceOf(Book.Value), TrainedTopics.Read(shipped)?.Source);
        Assert.True(shipped.AsSpan().SequenceEqual(TrainedTopics.Train(Book.Value, TestContext.Current.CancellationToken).Write()), "Another training gives other bytes.");
        Assert.InRange(shipped.Length, 100_000, 6_000_000);
    }

    [Fact]
    public void Messages_of_an_author_it_has_not_seen_are_routed_as_well_as_before()
    {
        var corpus = Path.Combine(Path.GetDirectoryName(Folder)!, "tests", "Corpora", "routing_dev.jsonl");
        var measured = RoutingMeasure.Ask(Book.Value, TrainedTopics.Read(File.ReadAllBytes(TopicModels.PathIn(Folder)))!, Measuring.Messages(corpus));
        var (plain, slips) = (RoutingFigures.Of(measured, m => m.Match), RoutingFigures.Of(measured, m => m.Noisy));

        Assert.Equal(350, plain.Messages);
        Assert.InRange(plain.Best, 0.95, 1);
        Assert.InRange(plain.Helped, 0.97, 1);
        Assert.InRange(plain.Wrong, 0, 0.02);
        Assert.InRange(slips.Helped, plain.Helped - 0.04, 1);
        foreach (var language in (ReadOnlySpan<string>)["es", "mixed"])
            Assert.InRange(RoutingFigures.Of([.. measured.Where(m => m.Message.Language == language)], m => m.Match).Helped, plain.Helped - 0.03, 1);
    }
}
