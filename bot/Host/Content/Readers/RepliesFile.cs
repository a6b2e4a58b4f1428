using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>replies.yaml</c>: every fixed reply there is, and no other.</summary>
internal static class RepliesFile
{
    public static ImmutableDictionary<string, Text> Read(YamlGroup root, WordsReader words)
    {
        var fields = new Fields(root, words.Shapes.Findings);
        var replies = ImmutableDictionary.CreateBuilder<string, Text>(StringComparer.Ordinal);
        foreach (var (key, own) in ReplyVocabulary.Keys)
            replies[key] = words.Text(fields.Required(key, $"Write {key}: {{en: ..., es: ...}}."), own);

        foreach (var key in ReplyVocabulary.Optional)
            if (fields.Optional(key) is { } text) replies[key] = words.Text(text);

        fields.NothingElse();
        return replies.ToImmutable();
    }
}
