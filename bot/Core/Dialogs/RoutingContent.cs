using System.Collections.Immutable;

namespace Bot.Core.Dialogs;

/// <summary>What routing learns from, beside the topics' own files.</summary>
/// <param name="Examples">By topic id, in the order of the files. A topic may be here before its file is written.</param>
/// <param name="Meanings">From <c>routing-words.yaml</c>.</param>
public sealed record RoutingContent(ImmutableSortedDictionary<string, ExampleList<Example>> Examples, ImmutableArray<Meaning> Meanings)
{
    public static readonly RoutingContent None = new(ImmutableSortedDictionary.Create<string, ExampleList<Example>>(StringComparer.Ordinal), []);
}

/// <summary>A message as somebody wrote it, from <c>topics/examples/{topic id}.txt</c>.</summary>
/// <param name="Language"><c>en</c>, <c>es</c>, <c>mixed</c>, or the code of a language we do not serve.</param>
/// <param name="Author">A short name: measures leave out one author at a time.</param>
/// <param name="Also">Other topics that are right too.</param>
public sealed record Example(string Text, string Language, string Author, ImmutableArray<string> Also) : IExample<Example>
{
    public Example With(string text) => this with { Text = text };
}

/// <summary>Words and phrases, in both languages, that mean the same to the router.</summary>
/// <param name="Phrases">As keywords are written: <c>*</c> is any ending, <c>..</c> up to three words.</param>
public sealed record Meaning(string Name, ImmutableArray<string> Phrases);
