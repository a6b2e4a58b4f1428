using System.Collections.Immutable;
using Bot.Host.Content.Files;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>chat/en.yaml</c> and <c>chat/es.yaml</c>: the chat window's own words, the same names in both.</summary>
internal static class ChatFiles
{
    public static ImmutableDictionary<string, string> Read(ContentFile file, YamlGroup root)
    {
        var shapes = new ShapeReader(file.Findings);
        var words = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in root.Entries)
        {
            if (!Names.IsName(entry.Name)) file.Findings.Fault(entry.At, $"{entry.Name} can't be a name.", "Change only what is after the colon.");
            words[entry.Name] = shapes.Line(entry.Value);
        }

        return words.ToImmutable();
    }

    /// <summary>What one language has and the other lacks, and texts with other <c>{names}</c> in them.</summary>
    public static void Compare(ContentFile file, YamlGroup root, ContentFile otherFile, YamlGroup other)
    {
        var own = root.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var entry in other.Entries)
        {
            if (!own.TryGetValue(entry.Name, out var mine))
                file.Findings.Fault(Position.WholeFile, $"`{entry.Name}` is missing.", $"{otherFile.Name} has it in line {entry.At.Line}: write it here too.");
            else if (mine.Value is YamlText text && entry.Value is YamlText theirs && Slots(theirs).Except(Slots(text)).FirstOrDefault() is { } slot)
                file.Findings.Fault(mine.At, $"The text lacks {slot}.", $"{otherFile.Name} has it in line {entry.At.Line}; {{names}} must be the same in both.");
        }
    }

    private static IEnumerable<string> Slots(YamlText text) =>
        Variables.In(text.Value).Where(place => place.Name is not null).Select(place => $"{{{place.Name}}}");
}
