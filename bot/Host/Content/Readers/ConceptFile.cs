using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>signals/concepts/{family}.yaml</c></summary>
internal sealed class ConceptFile(ContentFile file)
{
    private readonly ShapeReader shapes = new(file.Findings);
    private readonly PhraseReader phrases = new(new ShapeReader(file.Findings));

    public IEnumerable<(Concept Concept, Position At)> Read(YamlGroup root)
    {
        var fields = new Fields(root, file.Findings);
        new Approvals(file).Check(fields.Required("approved-by", Approvals.Advice));
        shapes.Date(fields.Required("reviewed", "Write the day on which the words were last reviewed: reviewed: 2026-11-22."));
        var listed = shapes.OpenGroup(fields.Required("concepts", "Write concepts: and below it a name with en: and es: lists."), "Write a name with en: and es: lists.");
        fields.NothingElse();
        foreach (var entry in listed?.Entries ?? [])
        {
            if (!Names.IsName(entry.Name, "-")) file.Findings.Fault(entry.At, $"{entry.Name} can't be a name.", "Use small letters and dashes.");
            else yield return (new Concept(entry.Name, [.. phrases.Patterns(entry.Value).Select(phrase => phrase.Text).Distinct(StringComparer.Ordinal)]), entry.At);
        }
    }
}
