using System.Collections.Immutable;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Shapes;

/// <summary>Lists of web addresses.</summary>
internal static class Addresses
{
    public static ImmutableArray<string> Read(ShapeReader shapes, YamlNode? node)
    {
        var addresses = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node is null ? [] : shapes.Items(node))
        {
            if (shapes.Line(item) is not { Length: > 0 } address) continue;
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http") addresses.Add(address);
            else shapes.Findings.Fault(item.At, "This is not a web address.", "Write it in full, from https:// on.");
        }

        return addresses.DrainToImmutable();
    }
}
