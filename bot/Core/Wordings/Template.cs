using System.Runtime.CompilerServices;

namespace Bot.Core.Wordings;

/// <summary>A text cut at its <c>{name}</c>s once, since the same few texts are said again and again.</summary>
internal sealed class Template
{
    private static readonly ConditionalWeakTable<string, Template> Known = [];

    private Template(string text)
    {
        var parts = new List<Part>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (NameAt(text, at) is not { } name) continue;
            parts.Add(new Part(text[from..at], name));
            at += name.Length + 1;
            from = at + 1;
        }

        Parts = [.. parts];
        Rest = text[from..];
    }

    /// <summary>Each name, after the words before it.</summary>
    public Part[] Parts { get; }

    /// <summary>The words after the last name.</summary>
    public string Rest { get; }

    public static Template Of(string text) => Known.GetValue(text, static text => new Template(text));

    private static string? NameAt(string text, int at)
    {
        if (text[at] != '{') return null;
        var end = text.IndexOf('}', at);
        if (end <= at + 1) return null;

        var name = text[(at + 1)..end];
        return name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') ? name : null;
    }

    internal readonly record struct Part(string Before, string Name);
}
