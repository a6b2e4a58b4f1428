using Bot.Core.Dialogs;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>The router's model, for whoever keeps it in a file and decides when it is trained.</summary>
public sealed class TrainedTopics
{
    private TrainedTopics(NamedModel model) => Model = model;

    /// <summary>What it was trained from: a hash, hex.</summary>
    public string Source => Model.Source;

    internal NamedModel Model { get; }

    /// <returns>The <see cref="Source"/> that a model trained from this book has.</returns>
    public static string SourceOf(DialogBook book) => TopicTraining.SourceOf(RoutingTexts.Of(book));

    /// <summary>Takes some seconds for ten thousand examples, and the same bytes on every machine.</summary>
    public static TrainedTopics Train(DialogBook book, CancellationToken cancellationToken) => new(TopicTraining.Train(RoutingTexts.Of(book), cancellationToken));

    /// <returns>Null where these are not the bytes of a model that this program can use.</returns>
    public static TrainedTopics? Read(byte[] bytes) => ModelFile.Read(bytes) is { Counts.Length: 3 } model ? new TrainedTopics(model) : null;

    public byte[] Write() => ModelFile.Write(Model);
}
