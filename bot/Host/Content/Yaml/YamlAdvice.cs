namespace Bot.Host.Content.Yaml;

/// <summary>Puts the parser's words into an editor's.</summary>
internal static class YamlAdvice
{
    public const string TooDeep = "nested too deeply";

    private const string Quotes = "Put quotes around the text: \"...\".";

    // Parts of YamlDotNet 16.3's messages, the most telling first.
    private static readonly (string Part, string What, string Advice)[] Known =
    [
        (TooDeep, "Lists and groups are nested too deeply here.", "Dialog files need five levels: look for spaces too many, or a bracket that is not closed."),
        ("found invalid mapping", "There is a colon inside a text.", "A text with a colon and a space in it needs quotes around it; or the next line is not indented as it should be, or with a tab."),
        ("Mapping values are not allowed", "There is a colon where none can be.", "A text with a colon and a space in it needs quotes around it; or the line before is indented wrongly."),
        ("cannot start any token", "A text can't begin with this sign.", "Use spaces and no tabs to indent; a text that begins with @, `, % or a tab needs quotes around it."),
        ("tab", "There is a tab here.", "Use spaces to indent."),
        ("unexpected end of stream", "A quote that opens here is not closed.", "Close it, or double a quote that belongs to the text: ''."),
        ("unexpected document indicator", "A quote that opens here is not closed.", "Close it, or double a quote that belongs to the text: ''."),
        ("unknown escape", "A backslash in \"...\" is followed by a letter that means nothing.", "Write \\\\ for a backslash, or use '...' quotes."),
        ("expected ',' or ']'", "The list that opens with [ goes wrong here.", "Put commas between the parts and ] at the end; a part with a comma, a colon or a bracket in it needs quotes."),
        ("expected ',' or '}'", "The group that opens with { goes wrong here.", "Put commas between the parts and } at the end; a text with a comma, a colon or a bracket in it needs quotes."),
        ("expected '-' indicator", "This line does not belong to the list above it.", "Begin it with `- `, or correct its indentation."),
        ("could not find expected ':'", "A name without a colon.", "Write `name: value`; or the line goes on a text above it: indent it further."),
        ("expected key", "This line does not fit what stands above it.", $"Begin it under the names it belongs to. A text that begins with {{, [, a quote or a star needs quotes around all of it. {Quotes}"),
        ("expected node content", "A value is missing or begins with a sign that it can't begin with.", Quotes),
        ("anchor", "A text can't begin with & or *.", Quotes),
        ("alias", "A text can't begin with & or *.", Quotes),
        ("tag", "A text can't begin with !.", Quotes),
    ];

    public static (string What, string Advice) For(string message)
    {
        foreach (var (part, what, advice) in Known)
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase)) return (what, advice);

        return ("This can't be read as YAML.", $"Look at this line and the one above: indentation, colons, quotes. (The parser says: {message})");
    }
}
