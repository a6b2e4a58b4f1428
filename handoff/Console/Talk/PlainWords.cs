using System.Text.RegularExpressions;

namespace Handoff.Console.Talk;

/// <summary>What the bot wrote in Markdown, as plain text: bold without stars, a link as its words and its address.</summary>
internal static partial class PlainWords
{
    public static string Of(string markdown) => Link().Replace(markdown, Unlink).Replace("**", "", StringComparison.Ordinal);

    private static string Unlink(Match link)
    {
        var (label, address) = (link.Groups[1].Value, link.Groups[2].Value);
        var shown = address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? address[4..] : address;
        return Letters(label).Contains(Letters(shown), StringComparison.Ordinal) ? label : $"{label} ({shown})";
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    [GeneratedRegex(@"\[([^\]\n]{1,200})\]\(([^)\s]{1,500})\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex Link();
}
