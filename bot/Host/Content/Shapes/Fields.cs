using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Shapes;

/// <summary>The named values of one group. What nobody asked for by name is a fault: a misspelt name would otherwise be silently lost.</summary>
internal sealed class Fields(YamlGroup group, FileFindings findings)
{
    private readonly List<string> known = [];

    public Position At => group.At;

    public bool Has(string name) => group.Entries.Any(entry => entry.Name == name);

    public YamlNode? Optional(string name)
    {
        known.Add(name);
        foreach (var entry in group.Entries)
            if (entry.Name == name) return entry.Value;

        return null;
    }

    /// <param name="advice">What to write, a sentence.</param>
    public YamlNode? Required(string name, string advice)
    {
        var value = Optional(name);
        if (value is null) findings.Fault(At, $"`{name}` is missing.", advice);
        return value;
    }

    public void NothingElse()
    {
        foreach (var entry in group.Entries)
        {
            if (known.Contains(entry.Name)) continue;
            findings.Fault(entry.At, $"`{entry.Name}` means nothing here.", $"{Spelling.DidYouMean(entry.Name, known)}Names that may stand here: {string.Join(", ", known)}.");
        }
    }
}
