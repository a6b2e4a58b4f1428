using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Host.Content.Files;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>localities/{locality}.yaml</c></summary>
internal static class LocalityFile
{
    public const string Default = "default";

    /// <param name="defaults">The default locality's variables; null while that one itself is read, or can't be.</param>
    public static Locality Read(ContentFile file, YamlGroup root, ImmutableDictionary<string, Localized>? defaults)
    {
        var shapes = new ShapeReader(file.Findings);
        var words = new WordsReader(shapes, FrozenSet<string>.Empty); // a value with a variable in it would need an order
        var fields = new Fields(root, file.Findings);
        shapes.SameAsFile(fields.Required("locality", $"Write locality: {file.Stem}."), file.Stem);
        var title = words.Localized(fields.Required("name", "Write name: {en: ..., es: ...}."));
        var own = Variables(fields.Required("variables", "Write variables: and below it name: value."), words, defaults);
        Addresses.Read(shapes, fields.Optional("sources"));
        shapes.Date(fields.Optional("reviewed"));
        shapes.Date(fields.Optional("review-by"));
        fields.NothingElse();
        return new Locality(file.Stem, title, (defaults ?? own).SetItems(own));
    }

    private static ImmutableDictionary<string, Localized> Variables(YamlNode? node, WordsReader words, ImmutableDictionary<string, Localized>? defaults)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Localized>(StringComparer.Ordinal);
        if (words.Shapes.OpenGroup(node, "Below variables: write name: value.") is not { } group) return values.ToImmutable();

        var findings = words.Shapes.Findings;
        foreach (var entry in group.Entries)
        {
            if (!Shapes.Variables.IsName(entry.Name))
                findings.Fault(entry.At, $"`{entry.Name}` can't be a variable's name.", "Use small letters a to z, digits and underscores: agency_phone.");
            else if (defaults is not null && !defaults.ContainsKey(entry.Name))
                findings.Fault(entry.At, $"localities/default.yaml has no {entry.Name}.", $"{Spelling.DidYouMean(entry.Name, defaults.Keys)}Define it there too: texts must work where the place is not known.");
            values[entry.Name] = words.Value(entry.Value);
        }

        return values.ToImmutable();
    }
}
