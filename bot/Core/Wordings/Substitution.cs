using System.Collections.Immutable;
using System.Text;
using Bot.Core.Dialogs;
using Handoff.Core.Conversations;

namespace Bot.Core.Wordings;

/// <summary>Fills <c>{name}</c> in a text: first from the reply's own values, then from the locality.</summary>
internal static class Substitution
{
    /// <summary>A name that neither knows becomes nothing; the inspector finds it before a client does.</summary>
    public static string Fill(string text, Language language, Locality locality, ReadOnlySpan<(string Name, string Value)> values)
    {
        var template = Template.Of(text);
        if (template.Parts.Length == 0) return text;

        var filled = new StringBuilder(text.Length + 64);
        var endsWithPoint = false;
        foreach (var part in template.Parts)
        {
            var value = ValueOf(part.Name, language, locality, values);
            filled.Append(After(endsWithPoint, part.Before)).Append(value);
            endsWithPoint = value.EndsWith('.');
        }

        return filled.Append(After(endsWithPoint, template.Rest)).ToString();
    }

    /// <returns>Each name used in the text, once.</returns>
    public static ImmutableArray<string> Names(string text) => [.. Template.Of(text).Parts.Select(part => part.Name).Distinct()];

    // "at 8:00 a.m." ends a sentence with its own point.
    private static ReadOnlySpan<char> After(bool endsWithPoint, string words) =>
        endsWithPoint && words.StartsWith('.') ? words.AsSpan(1) : words;

    private static string ValueOf(string name, Language language, Locality locality, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
            if (known == name) return value;

        return locality.Variables.TryGetValue(name, out var variable) ? variable.For(language) : "";
    }
}
