using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Bot.Host.Chat;

/// <summary>
/// The Markdown subset of dialog texts as HTML: paragraphs, "- " and "1. " lists, <c>**bold**</c>,
/// <c>[label](https:… or tel:…)</c>. For our own words in the first page only; everything else is escaped.
/// </summary>
internal static partial class ChatMarkdown
{
    /// <summary>For text and attribute values. Accents stay letters: the page is UTF-8.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public static string ToHtml(string text, bool markdown)
    {
        var html = new StringBuilder(text.Length * 2);
        string? open = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var (tag, content) = Classify(line.Trim(), markdown);
            if (tag != open || tag is null)
            {
                if (open is not null) html.Append("</").Append(open).Append('>');
                if (tag is not null) html.Append('<').Append(tag).Append('>');
                open = tag;
            }
            else if (tag == "p")
            {
                html.Append('\n');
            }

            if (tag is "ul" or "ol") html.Append("<li>").Append(Inline(content, markdown)).Append("</li>");
            else if (tag is not null) html.Append(Inline(content, markdown));
        }

        if (open is not null) html.Append("</").Append(open).Append('>');
        return html.ToString();
    }

    private static (string? Tag, string Content) Classify(string line, bool markdown)
    {
        if (line.Length == 0) return (null, "");
        if (markdown && Bullet().Match(line) is { Success: true } bullet) return ("ul", bullet.Groups[1].Value);
        if (markdown && Numbered().Match(line) is { Success: true } numbered) return ("ol", numbered.Groups[1].Value);
        return ("p", line);
    }

    private static string Inline(string text, bool markdown)
    {
        if (!markdown) return Encoder.Encode(text);
        var html = new StringBuilder(text.Length * 2);
        var at = 0;
        foreach (Match match in Marked().Matches(text))
        {
            html.Append(Encoder.Encode(text[at..match.Index]));
            if (match.Groups["bold"] is { Success: true } bold) html.Append("<strong>").Append(Encoder.Encode(bold.Value)).Append("</strong>");
            else html.Append("<a href=\"").Append(Encoder.Encode(match.Groups["url"].Value)).Append("\">").Append(Encoder.Encode(match.Groups["label"].Value)).Append("</a>");
            at = match.Index + match.Length;
        }

        return html.Append(Encoder.Encode(text[at..])).ToString();
    }

    [GeneratedRegex(@"^[-*]\s+(.+)$")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\d{1,3}[.)]\s+(.+)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\*\*(?<bold>.+?)\*\*|\[(?<label>[^\]]+)\]\((?<url>(?:https?:|tel:|mailto:)[^()\s]+)\)")]
    private static partial Regex Marked();
}
