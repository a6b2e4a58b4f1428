using System.Collections.Frozen;
using Bot.Core.Dialogs;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Shapes;

/// <summary>Reads what clients see: texts in both languages, whose <c>{names}</c> are all known.</summary>
/// <param name="variables">What any text may use: the variables of the default locality. Null if they are not known: then no name is called wrong.</param>
internal sealed class WordsReader(ShapeReader shapes, IReadOnlySet<string>? variables)
{
    private const string BothLanguages = "Write {en: ..., es: ...}.";
    private static readonly Localized NoWords = new("", "");

    public ShapeReader Shapes => shapes;

    /// <param name="own">Names that this text may use besides.</param>
    public Localized Localized(YamlNode? node, params ReadOnlySpan<string> own)
    {
        if (shapes.Group(node, BothLanguages) is not { } languages) return NoWords;
        var words = Languages(languages, own);
        languages.NothingElse();
        return words;
    }

    public Text Text(YamlNode? node, params ReadOnlySpan<string> own)
    {
        if (shapes.Group(node, "Write {en: ..., es: ...}, or web: and sms: with {en: ..., es: ...} each.") is not { } fields) return new Text(NoWords, NoWords);

        Text text;
        if (fields.Has("web") || fields.Has("sms"))
        {
            text = new Text(
                Localized(fields.Required("web", "Write the text for the web page: web: {en: ..., es: ...}."), own),
                Localized(fields.Required("sms", "Write the short text for phones: sms: {en: ..., es: ...}."), own));
        }
        else
        {
            var both = Languages(fields, own);
            text = new Text(both, both);
        }

        fields.NothingElse();
        return text;
    }

    /// <summary>A locality's value: one text for both languages, or one each. It may be blank: a note that does not apply there.</summary>
    public Localized Value(YamlNode? node)
    {
        if (node is YamlText text) return Same(ValueLine(text));
        if (shapes.Group(node, BothLanguages) is not { } languages) return NoWords;

        var value = new Localized(ValueLine(languages.Required("en", "Write the English text.")), ValueLine(languages.Required("es", "Write the Spanish text.")));
        languages.NothingElse();
        return value;
    }

    public string Line(YamlNode? node, params ReadOnlySpan<string> own)
    {
        if (node is YamlText text) CheckVariables(text, own);
        return shapes.Line(node);
    }

    private string ValueLine(YamlNode? node) => node is YamlText { Value: var value } && string.IsNullOrWhiteSpace(value) ? "" : Line(node);

    private static Localized Same(string text) => new(text, text);

    private Localized Languages(Fields languages, ReadOnlySpan<string> own) => new(
        Line(languages.Required("en", "Write the English text."), own),
        Line(languages.Required("es", "Write the Spanish text."), own));

    private void CheckVariables(YamlText text, ReadOnlySpan<string> own)
    {
        foreach (var (name, index) in Variables.In(text.Value))
        {
            if (name is not null && (variables is null || variables.Contains(name) || own.Contains(name))) continue;
            if (name is null) shapes.Findings.Fault(text.PlaceOf(index), "A `{` opens here and no name follows.", "Write {name} with a name of localities/default.yaml, or leave the brace out.", text.At);
            else shapes.Findings.Fault(text.PlaceOf(index), $"There is no variable {{{name}}}.", $"{Spelling.DidYouMean(name, [.. own, .. variables ?? FrozenSet<string>.Empty])}Variables are defined in localities/default.yaml.", text.At);
        }
    }
}
