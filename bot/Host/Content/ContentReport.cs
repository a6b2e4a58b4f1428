using System.Globalization;
using Bot.Core.Dialogs;

namespace Bot.Host.Content;

/// <summary>A book in numbers.</summary>
internal static class ContentReport
{
    public static string Of(DialogBook book)
    {
        var topics = book.Topics.Values;
        var phrases = book.Lexicon.Signals.Sum(signal => signal.Groups.Sum(group => group.Phrases.Length));
        return $"{Count(book.Topics.Count, "topic")} with {Count(topics.Sum(topic => topic.Keywords.Length), "keyword")}"
            + $" and {Count(topics.Sum(topic => topic.Examples.Length) + book.Routing.Examples.Sum(topic => topic.Value.Count), "example")},"
            + $" {Count(book.Lexicon.Signals.Length, "signal")} with {Count(phrases, "phrase")},"
            + $" {Count(book.Replies.Count, "fixed reply", "fixed replies")}, {Count(book.Localities.Count, "place")}. Version {book.Version}.";
    }

    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");
}
