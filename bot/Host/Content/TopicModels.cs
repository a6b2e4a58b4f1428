using Bot.Core.Dialogs;
using Bot.Core.Routing;

namespace Bot.Host.Content;

/// <summary>The trained model of a dialogs folder, <c>models/topics.model</c>: shipped, so that a fresh copy starts at once.</summary>
internal static class TopicModels
{
    public const string Name = "models/topics.model";

    /// <summary>So few examples are learned in less time than it takes to read a file's faults.</summary>
    public const int LearnedAtOnce = 1000;

    private const int MaxBytes = 32 * 1024 * 1024;

    /// <returns>Null where there is none, or it can't be read, or it is not one of this program.</returns>
    public static TrainedTopics? Read(string folder) => ModelBytes.Read(PathIn(folder), MaxBytes) is { } bytes ? TrainedTopics.Read(bytes) : null;

    /// <summary>The model that fits the book: from the file, else trained now.</summary>
    public static TrainedTopics For(DialogBook book, string folder, CancellationToken cancellationToken) =>
        Read(folder) is { } kept && kept.Source == TrainedTopics.SourceOf(book) ? kept : TrainedTopics.Train(book, cancellationToken);

    /// <exception cref="IOException">The folder can't be written to; or another of the kinds of <see cref="File.Move(string, string, bool)"/>.</exception>
    public static void Write(string folder, TrainedTopics trained) => ModelBytes.Write(PathIn(folder), trained.Write());

    public static string PathIn(string folder) => Path.Combine(folder, Name);

    public static bool IsSmall(DialogBook book) => book.Routing.Examples.Sum(topic => topic.Value.Count) <= LearnedAtOnce;
}
