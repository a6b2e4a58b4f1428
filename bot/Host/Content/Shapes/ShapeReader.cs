using System.Collections.Immutable;
using System.Globalization;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Shapes;

/// <summary>
/// Reads the simple values of dialog files. A value that is missing or wrong becomes a fault and an empty
/// value, so that the rest of the file is read too. Null in means: missing, and said already.
/// </summary>
internal sealed class ShapeReader(FileFindings findings)
{
    public FileFindings Findings => findings;

    /// <summary>A group whose names are ours.</summary>
    public Fields? Group(YamlNode? node, string advice) => OpenGroup(node, advice) is { } group ? new Fields(group, findings) : null;

    /// <summary>A group whose names the file chooses.</summary>
    public YamlGroup? OpenGroup(YamlNode? node, string advice)
    {
        if (node is YamlGroup group) return group;
        if (node is not (null or YamlRefused)) findings.Fault(node.At, "A group of names belongs here.", advice);
        return null;
    }

    /// <returns>The text without spaces around it; empty if there is none.</returns>
    public string Line(YamlNode? node)
    {
        switch (node)
        {
            case YamlText { Value: var value } when !string.IsNullOrWhiteSpace(value): return value.Trim();
            case YamlText: findings.Fault(node.At, "There is no text here.", "Write it after the colon."); break;
            case YamlList: findings.Fault(node.At, "This is a list, and one text belongs here.", "If the text begins with `[`, put quotes around all of it."); break;
            case YamlGroup: findings.Fault(node.At, "This is a group of names, and one text belongs here.", "If the text begins with `{` or has a colon and a space in it, put quotes around all of it."); break;
        }

        return "";
    }

    public IEnumerable<YamlNode> Items(YamlNode? node)
    {
        if (node is YamlList list) return list.Items;
        if (node is not (null or YamlRefused)) findings.Fault(node.At, "A list belongs here.", "Begin each line with `- `, or write [one, two].");
        return [];
    }

    public DateOnly? Date(YamlNode? node)
    {
        if (node is null or YamlRefused) return null;
        if (node is YamlText text && DateOnly.TryParseExact(text.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        findings.Fault(node.At, "This is not a day of the calendar.", "Write it as year-month-day: 2026-11-22.");
        return null;
    }

    public int Whole(YamlNode? node, int from, int to)
    {
        if (node is null or YamlRefused) return from;
        if (node is YamlText text && int.TryParse(text.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to) return number;
        findings.Fault(node.At, "This is not a number that can stand here.", $"Write a whole number from {from} to {to}.");
        return from;
    }

    public double Share(YamlNode? node, double otherwise)
    {
        if (node is null or YamlRefused) return otherwise;
        if (node is YamlText text && double.TryParse(text.Value.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1) return number;
        findings.Fault(node.At, "This is not a number from 0 to 1.", "Write it with a point: 0.62.");
        return otherwise;
    }

    public bool Flag(YamlNode? node)
    {
        if (node is null or YamlRefused) return false;
        if (node is YamlText { Value: "true" or "false" } text) return text.Value == "true";
        findings.Fault(node.At, "This is neither true nor false.", "Write true or false.");
        return false;
    }

    public T OneOf<T>(YamlNode? node, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        if (node is null or YamlRefused) return choices[0].Value;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var choice in choices)
        {
            if (node is YamlText text && text.Value.Trim() == choice.Name) return choice.Value;
            names.Add(choice.Name);
        }

        var written = node is YamlText { Value: var value } ? value : "";
        findings.Fault(node.At, "This word can't stand here.", $"{Spelling.DidYouMean(written, names)}Write one of: {string.Join(", ", names)}.");
        return choices[0].Value;
    }

    /// <summary>The file's first name, which repeats the file's own: a copied file that was only half changed is noticed.</summary>
    public void SameAsFile(YamlNode? node, string stem)
    {
        if (node is YamlText text && text.Value.Trim() != stem)
            findings.Fault(node.At, $"The file is named {stem} and this says something else.", $"Write {stem} here, or rename the file.");
        else if (node is not YamlText) Line(node);
    }
}
