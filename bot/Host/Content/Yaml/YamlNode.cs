using System.Collections.Immutable;

namespace Bot.Host.Content.Yaml;

/// <summary>A value in a YAML file and where it begins. Only texts, lists and groups: the format knows no other types.</summary>
internal abstract class YamlNode(Position at)
{
    public Position At => at;
}

/// <param name="literal">Written as a <c>|</c> block, so that its lines are the file's lines, after <paramref name="at"/>.</param>
internal sealed class YamlText(string value, bool literal, Position at) : YamlNode(at)
{
    public string Value => value;

    /// <returns>The place of a character of <see cref="Value"/>; elsewhere than in a literal block, of the text's begin.</returns>
    public Position PlaceOf(int index)
    {
        if (!literal) return At;
        var before = value.AsSpan(0, index);
        return new Position(At.Line + 1 + before.Count('\n'), 1);
    }
}

internal sealed class YamlList(ImmutableArray<YamlNode> items, Position at) : YamlNode(at)
{
    public ImmutableArray<YamlNode> Items => items;
}

internal sealed class YamlGroup(ImmutableArray<YamlEntry> entries, Position at) : YamlNode(at)
{
    public ImmutableArray<YamlEntry> Entries => entries;
}

/// <summary>Something the reader has refused and reported: whoever meets it says nothing more.</summary>
internal sealed class YamlRefused(Position at) : YamlNode(at);

internal readonly record struct YamlEntry(string Name, Position At, YamlNode Value);
