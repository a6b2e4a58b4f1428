using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Bot.Core.Dialogs;
using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Host.Chat;

/// <summary>The chat window's words in one language, and the greeting there: from content, made once a version.</summary>
/// <param name="Json"><c>{"lang","strings","greeting":{text,textFormat,suggestedActions}}</c>, also safe inside a script element.</param>
internal sealed record Words(Language Language, ImmutableDictionary<string, string> Strings, Utterance Greeting, string PhonesHtml, byte[] Json);

/// <summary>Finds the words for a language and a place.</summary>
internal sealed class ChatWords(IContent content, TimeProvider clock)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private volatile Made made = new(null, []);

    public static string LocalityOf(DialogBook book, string? asked) => asked is not null && book.Localities.ContainsKey(asked) ? asked : "default";

    public Words For(Language language, string? locality)
    {
        var book = content.Book;
        var current = made;
        if (current.Book != book) made = current = new Made(book, []);
        var place = LocalityOf(book, locality);
        return current.Words.GetOrAdd((language, place), key => Make(book, key.Language, key.Locality));
    }

    private Words Make(DialogBook book, Language language, string locality)
    {
        var greeting = Greet(language, locality);
        var strings = book.Chat.GetValueOrDefault(language) ?? book.Chat[Language.English];
        return new Words(language, strings, greeting, Phones(book.Localities[locality], language), Write(language, strings, greeting));
    }

    private Utterance Greet(Language language, string locality)
    {
        var now = clock.GetUtcNow();
        var conversation = Conversation.New(new ConversationId("page"), now) with { Language = language, Locality = locality };
        var opening = new Activity { Type = ActivityTypes.ConversationUpdate };
        var says = content.Policy.Bot.Greet(new BotTurn(conversation, opening, "", now)).Says;
        return says is [var only] ? only : new Utterance(string.Join("\n\n", says.Select(each => each.Text)), says.Any(each => each.Markdown))
        {
            Actions = says.IsEmpty ? [] : says[^1].Actions,
        };
    }

    private static byte[] Write(Language language, ImmutableDictionary<string, string> strings, Utterance greeting)
    {
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        using var json = new Utf8JsonWriter(buffer, Writing);
        json.WriteStartObject();
        json.WriteString("lang", language.Code);
        json.WriteStartObject("strings");
        foreach (var (key, text) in strings.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, text);
        json.WriteEndObject();
        json.WriteStartObject("greeting");
        json.WriteString("text", greeting.Text);
        json.WriteString("textFormat", greeting.Markdown ? "markdown" : "plain");
        WriteActions(json, greeting.Actions);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteActions(Utf8JsonWriter json, ImmutableArray<CardAction> actions)
    {
        if (actions.IsEmpty) return;
        json.WriteStartObject("suggestedActions");
        json.WriteStartArray("to");
        json.WriteEndArray();
        json.WriteStartArray("actions");
        foreach (var action in actions)
        {
            json.WriteStartObject();
            json.WriteString("type", action.Type);
            json.WriteString("title", action.Title);
            json.WriteString("value", action.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // For who sees the page without its script: numbers need no words.
    private static string Phones(Locality locality, Language language)
    {
        var agency = locality.Variables.TryGetValue("agency_phone", out var phone) ? phone.For(language) : null;
        var numbers = new[] { agency, "211", "988", "911" }.Where(number => !string.IsNullOrEmpty(number)).Distinct();
        var links = numbers.Select(number => $"<a href=\"tel:{ChatMarkdown.Encoder.Encode(number!)}\">{ChatMarkdown.Encoder.Encode(number!)}</a>");
        return $"<p>{string.Join(" · ", links)}</p>";
    }

    private sealed record Made(DialogBook? Book, ConcurrentDictionary<(Language Language, string Locality), Words> Words);
}
