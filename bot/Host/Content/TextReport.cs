using System.Globalization;
using Bot.Core.Dialogs;
using Bot.Core.Texting;

namespace Bot.Host.Content;

/// <summary>Every text message that can be sent, and what it costs.</summary>
internal static class TextReport
{
    /// <summary>A line each: segments, characters, alphabet, where it stands, its words.</summary>
    public static void Write(DialogBook book, TextWriter output)
    {
        foreach (var text in SmsTexts.Of(book))
        {
            var segments = text.Segments;
            var alphabet = segments.Gsm ? "GSM-7" : $"UCS-2 for {Segments.Dear(text.Text)}";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{segments.Count} seg {text.Text.Length,3} char {alphabet,-12} {text.Source}: {text.Name} ({text.Locality}): {text.Text.ReplaceLineEndings(" / ")}"));
        }
    }

    public static string Sum(DialogBook book)
    {
        var texts = SmsTexts.Of(book);
        var longest = texts.MaxBy(text => text.Text.Length)!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{texts.Length} text messages of {texts.Sum(text => text.Segments.Count)} segments; the longest has {longest.Text.Length} of at most {TextBudget.Ceiling} characters ({longest.Source}: {longest.Name}).");
    }
}
