using System.Collections.Immutable;
using Bot.Core.Routing;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Handoff.Core.Conversations;

namespace Bot.Host.Content.Readers;

/// <summary><c>texting-words.yaml</c></summary>
internal sealed class TextingWordsFile(ShapeReader shapes, ContentLimits limits)
{
    private readonly HashSet<Shorthand> known = [];

    public TextingWords Read(YamlGroup root)
    {
        var fields = new Fields(root, shapes.Findings);
        var words = ImmutableArray.CreateBuilder<Shorthand>();
        foreach (var language in (ReadOnlySpan<Language>)[Language.English, Language.Spanish])
            if (shapes.OpenGroup(fields.Optional(language.Code), "Write a word and what it stands for: pls: please.") is { } group) words.AddRange(Entries(group));

        fields.NothingElse();
        if (words.Count <= limits.MaxTextingWords) return new TextingWords(words.DrainToImmutable());
        shapes.Findings.Fault(Position.WholeFile, $"There are {words.Count} texting words.", $"Keep {limits.MaxTextingWords} (ContentLimits.MaxTextingWords), those that people really write.");
        return TextingWords.None;
    }

    private IEnumerable<Shorthand> Entries(YamlGroup group)
    {
        foreach (var (name, at, value) in group.Entries)
        {
            var typed = TextFolding.Fold(name);
            if (typed.Count != 1) shapes.Findings.Fault(at, $"\"{name}\" is not one word.", "Write one word of letters and figures, as people text it: 2day.");
            else
                foreach (var meant in Meanings(value, typed.Joined())) yield return meant;
        }
    }

    private IEnumerable<Shorthand> Meanings(YamlNode value, string typed)
    {
        foreach (var node in value is YamlList list ? [.. list.Items] : (YamlNode[])[value])
        {
            if (shapes.Line(node) is not { Length: > 0 } words) continue;
            var meant = TextFolding.Fold(words);
            var shorthand = new Shorthand(typed, meant.Joined());
            if (meant.Count is 0 || meant.Count > limits.MaxTextingMeaning)
                shapes.Findings.Fault(node.At, $"\"{words}\" has {meant.Count} words.", $"Write what {typed} stands for in 1 to {limits.MaxTextingMeaning} words.");
            else if (shorthand.Meant == typed) shapes.Findings.Fault(node.At, $"{typed} stands for itself.", "Write what it is short for, or remove it.");
            else if (!known.Add(shorthand)) shapes.Findings.Warn(node.At, $"{typed} stands for \"{shorthand.Meant}\" twice.", "Remove one.");
            else yield return shorthand;
        }
    }
}
