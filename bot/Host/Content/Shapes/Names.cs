using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Shapes;

/// <summary>Names in kebab case: <c>notice-date</c>.</summary>
internal static class Names
{
    public static string Read(ShapeReader shapes, YamlNode? node)
    {
        var name = shapes.Line(node);
        if (name.Length == 0 || IsName(name)) return name;
        shapes.Findings.Fault(node!.At, $"{name} can't be a name.", "Use small letters a to z, digits and single dashes, at most 40: notice-date.");
        return "";
    }

    /// <param name="separators">What may stand between the parts.</param>
    public static bool IsName(string name, string separators = "-") =>
        name.Length is > 0 and <= 40
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || separators.Contains(c));
}
