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
        if (!text.Contains('{')) return text;

        var filled = new StringBuilder(text.Length + 64);
        for (var at = 0; at < text.Length;)
        {
            if (NameAt(text, at) is not { } name)
            {
                filled.Append(text[at++]);
                continue;
            }

            var value = ValueOf(name, language, locality, values);
            filled.Append(value);
            at += name.Length + 2;
            // "at 8:00 a.m." ends a sentence with its own point.
            if (value.EndsWith('.') && at < text.Length && text[at] == '.') at++;
        }

        return filled.ToString();
    }

    /// <returns>Each name used in the text, once.</returns>
    public static ImmutableArray<string> Names(string text)
    {
        var names = new List<string>();
        for (var at = 0; at < text.Length; at++)
            if (NameAt(text, at) is { } name && !names.Contains(name)) names.Add(name);

        return [.. names];
    }

    private static string? NameAt(string text, int at)
    {
        if (text[at] != '{') return null;
        var end = text.IndexOf('}', at);
        if (end <= at + 1) return null;

        var name = text[(at + 1)..end];
        return name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') ? name : null;
    }

    private static string ValueOf(string name, Language language, Locality locality, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
            if (known == name) return value;

        return locality.Variables.TryGetValue(name, out var variable) ? variable.For(language) : "";
    }
}
