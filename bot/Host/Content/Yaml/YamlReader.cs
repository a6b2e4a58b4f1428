using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Host.Content.Yaml;

/// <summary>
/// Reads one YAML document into nodes that know their lines. Anchors, aliases and tags are refused: an
/// alias can blow a small file up to gigabytes, and nobody who edits dialogs needs one.
/// </summary>
internal sealed class YamlReader
{
    private readonly Parser parser;
    private readonly ContentLimits limits;
    private readonly FileFindings findings;

    private YamlReader(string text, ContentLimits limits, FileFindings findings)
    {
        parser = new Parser(new StringReader(text));
        this.limits = limits;
        this.findings = findings;
    }

    /// <returns>The document's group of names; null, with a fault, if it is not one.</returns>
    public static YamlGroup? Read(string text, ContentLimits limits, FileFindings findings)
    {
        if (!YamlGuard.IsShallow(text, limits, findings)) return null;

        var reader = new YamlReader(text, limits, findings);
        try
        {
            return reader.Document();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Any exception: for some broken texts YamlDotNet 16.3 throws others than its own.
            var (what, advice) = YamlAdvice.For(e.Message);
            findings.Fault(e is YamlException yaml ? PositionOf(yaml.Start) : PositionOf(reader.parser.Current?.End ?? Mark.Empty), what, advice);
            return null;
        }
    }

    private YamlGroup? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            findings.Fault(Position.WholeFile, "The file is empty.", "Fill it in, or delete it.");
            return null;
        }

        var root = Node(depth: 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            findings.Fault(PositionOf(second.Start), "A second document begins here.", "Remove the line `---`: one file holds one document.");

        if (root is YamlGroup group) return group;
        if (root is not YamlRefused) findings.Fault(root.At, "The file does not begin with a name.", "Each line at the left edge is `name: value`.");
        return null;
    }

    private YamlNode Node(int depth)
    {
        var at = PositionOf(parser.Current!.Start);
        if (depth > limits.MaxNesting) throw new SemanticErrorException(parser.Current!.Start, parser.Current.End, YamlAdvice.TooDeep);
        if (parser.TryConsume<AnchorAlias>(out _))
        {
            findings.Fault(at, "A value that begins with `*` is an alias, and aliases are not used here.", "Write the text out; if the star belongs to the text, put quotes around all of it.");
            return new YamlRefused(at);
        }

        if (parser.Current is NodeEvent node) RefuseProperties(node, at);
        if (parser.TryConsume<Scalar>(out var scalar)) return new YamlText(scalar.Value, scalar.Style == ScalarStyle.Literal, at);
        return parser.TryConsume<SequenceStart>(out _) ? List(depth, at) : Group(depth, at);
    }

    private YamlList List(int depth, Position at)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return new YamlList(items.DrainToImmutable(), at);
    }

    private YamlGroup Group(int depth, Position at)
    {
        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, Position>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(depth + 1);
            var value = Node(depth + 1);
            if (name is YamlText { Value: var text }) Add(text, name.At, value);
            else if (name is not YamlRefused) findings.Fault(name.At, "A name must be one text.", "If this is a text that begins with `{` or `[`, put quotes around all of it.");
        }

        return new YamlGroup(entries.DrainToImmutable(), at);

        void Add(string name, Position place, YamlNode value)
        {
            if (seen.TryAdd(name, place)) entries.Add(new YamlEntry(name, place, value));
            else findings.Fault(place, $"`{name}` is here twice.", $"Keep one: the first is in line {seen[name].Line}.");
        }
    }

    private void RefuseProperties(NodeEvent node, Position at)
    {
        if (!node.Anchor.IsEmpty)
            findings.Fault(at, "`&` before a value makes an anchor, and anchors are not used here.", "Remove it; if it belongs to the text, put quotes around all of it.");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            findings.Fault(at, "`!` before a value makes a tag, and tags are not used here.", "Remove it; if it belongs to the text, put quotes around all of it.");
    }

    private static Position PositionOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
