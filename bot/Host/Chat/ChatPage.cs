using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>
/// The demo page. The conversation's token, the words and the greeting are in the first HTML: a phone on a
/// slow network reads the greeting one round trip after it asked.
/// </summary>
internal sealed partial class ChatPage(ChatAssets assets)
{
    private readonly ConditionalWeakTable<Words, Prepared> prepared = [];

    /// <param name="token">JSON members to begin the boot data with, for example <c>"token":"…",</c>; empty to let the script ask.</param>
    public string Render(Words words, string nonce, string token)
    {
        var page = prepared.GetValue(words, Prepare);
        var boot = new StringBuilder(page.BootRest.Length + token.Length + 1).Append('{').Append(token).Append(page.BootRest).ToString();
        return page.Html.Replace("{{nonce}}", nonce, StringComparison.Ordinal).Replace("{{boot}}", boot, StringComparison.Ordinal);
    }

    private Prepared Prepare(Words words)
    {
        var html = Fill(assets.Page.Replace("{{form}}", assets.Form, StringComparison.Ordinal), words);
        return new Prepared(html, Encoding.UTF8.GetString(words.Json)[1..]);
    }

    private string Fill(string template, Words words) => Placeholder().Replace(template, found => found.Groups[1].Value switch
    {
        "lang" => words.Language.Code,
        "version" => assets.Version,
        "css" => assets.Css,
        "greeting" => ChatMarkdown.ToHtml(words.Greeting.Text, words.Greeting.Markdown),
        "phones" => words.PhonesHtml,
        "nonce" or "boot" => found.Value,
        ['t', '.', .. var key] => ChatMarkdown.Encoder.Encode(words.Strings.GetValueOrDefault(key, key)),
        var other => throw new InvalidOperationException($"The page has a placeholder {other} that nobody fills."),
    });

    [GeneratedRegex(@"\{\{([a-z.\-]+)\}\}")]
    private static partial Regex Placeholder();

    private sealed record Prepared(string Html, string BootRest);
}
