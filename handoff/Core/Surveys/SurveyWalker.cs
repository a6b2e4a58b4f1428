using System.Globalization;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Turns;

namespace Handoff.Core.Surveys;

/// <summary>What an answer to a survey question says.</summary>
public abstract record SurveyReading
{
    private SurveyReading() { }

    public sealed record Rated(int Rating) : SurveyReading;
    public sealed record Chose(string Reason) : SurveyReading;
    public sealed record Commented(string Comment) : SurveyReading;
    public sealed record Skipped : SurveyReading;
    public sealed record NotUnderstood : SurveyReading;
}

/// <summary>Reads answers to the survey, typed or tapped, in English and Spanish.</summary>
public static class SurveyWalker
{
    private static readonly Dictionary<string, int> NumberWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["uno"] = 1,
        ["dos"] = 2,
        ["tres"] = 3,
        ["cuatro"] = 4,
        ["cinco"] = 5,
    };

    /// <param name="activity">Its <c>channelData.surveyAnswer</c>, where our own widget sends one, needs no guessing.</param>
    public static SurveyReading Read(Activity activity, string text, SurveyQuestion question, Survey survey)
    {
        if (Tapped(activity) is { } tapped && ReadTapped(tapped, text, question, survey) is { } reading) return reading;
        if (IsSkip(text)) return new SurveyReading.Skipped();

        return question switch
        {
            SurveyQuestion.Rating => Rating(text) is { } rating ? new SurveyReading.Rated(rating) : new SurveyReading.NotUnderstood(),
            SurveyQuestion.Reason => Reason(text, survey) is { } reason ? new SurveyReading.Chose(reason) : new SurveyReading.NotUnderstood(),
            _ => string.IsNullOrWhiteSpace(text) ? new SurveyReading.NotUnderstood() : new SurveyReading.Commented(text.Trim()),
        };
    }

    /// <returns>1 to 5 for "4", "four", "cuatro", "4!", "4/5", "4 stars", "****" of star signs, a raised or lowered thumb; null for anything more or else.</returns>
    public static int? Rating(string text)
    {
        var said = Plain(text);
        if (Thumbs(said) is { } thumbs) return thumbs;

        var words = said.TrimEnd('!', '.', ')').Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (words is [var stars] && stars.Length is >= 1 and <= 10 && CountStars(stars) is { } count) return count;

        var rest = words is [_, .. var tail] ? tail : [];
        var outOfFive = rest is [] or ["5"] or ["out", "of", "5" or "five"] or ["of", "5" or "five"] or ["de", "5" or "cinco"]
            or ["stars"] or ["star"] or ["estrellas"] or ["estrella"] or ["⭐" or "★"];
        if (words is not [var first, ..] || !outOfFive) return null;
        if (NumberWords.TryGetValue(first, out var named)) return named;
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 5 ? number : null;
    }

    private static SurveyReading? ReadTapped(JsonElement tapped, string text, SurveyQuestion question, Survey survey)
    {
        if (Flag(tapped, "skip")) return new SurveyReading.Skipped();
        return (question, Text(tapped, "kind")) switch
        {
            (SurveyQuestion.Rating, "rating") when tapped.TryGetProperty("value", out var v) && v.TryGetInt32(out var n) && n is >= 1 and <= 5 =>
                new SurveyReading.Rated(n),
            (SurveyQuestion.Reason, "reason") when survey.Reasons.Any(r => r.Id == Text(tapped, "value")) => new SurveyReading.Chose(Text(tapped, "value")!),
            (SurveyQuestion.Comment, "comment") when !string.IsNullOrWhiteSpace(text) => new SurveyReading.Commented(text.Trim()),
            _ => null,
        };
    }

    private static JsonElement? Tapped(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("surveyAnswer", out var answer) && answer.ValueKind == JsonValueKind.Object ? answer : null;

    private static bool Flag(JsonElement value, string name) => value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private static string? Reason(string text, Survey survey)
    {
        var said = text.Trim().TrimEnd('.', ')');
        for (var i = 0; i < survey.Reasons.Length; i++)
        {
            var letter = ((char)('a' + i)).ToString();
            if (said.Equals(letter, StringComparison.OrdinalIgnoreCase)
                || survey.Reasons[i].Label.Values.Any(label => said.Equals(label, StringComparison.OrdinalIgnoreCase))) return survey.Reasons[i].Id;
        }

        return null;
    }

    private static bool IsSkip(string text) =>
        text.Trim().TrimEnd('.', '!').ToUpperInvariant() is "SKIP" or "NO THANKS" or "OMITIR" or "NO GRACIAS" or "NO, GRACIAS";

    // "5️⃣" is a 5 in a box; "’5’" a 5 in quotes.
    private static string Plain(string text) => text.Replace("\uFE0F", "", StringComparison.Ordinal).Replace("\u20E3", "", StringComparison.Ordinal).Trim(' ', '\n', '\t', '"', '\'', '(');

    // Thumbs of any skin: the five tones are characters of their own behind the thumb.
    private static int? Thumbs(string text) =>
        text.StartsWith("👍", StringComparison.Ordinal) && text.Length <= 4 ? 5 : text.StartsWith("👎", StringComparison.Ordinal) && text.Length <= 4 ? 1 : null;

    private static int? CountStars(string text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFE0F) continue; // the emoji form of the sign before it
            if (rune.Value is not ('*' or 0x2605 or 0x2B50)) return null;
            count++;
        }

        return count is >= 1 and <= 5 ? count : null;
    }
}
