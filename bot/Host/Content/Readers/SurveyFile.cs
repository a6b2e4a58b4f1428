using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Dialogs;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;

namespace Bot.Host.Content.Readers;

/// <summary><c>surveys/csat.yaml</c></summary>
internal sealed class SurveyFile(WordsReader words)
{
    private readonly ShapeReader shapes = words.Shapes;

    public (Survey Survey, SurveyWords Words) Read(YamlGroup root)
    {
        var fields = new Fields(root, shapes.Findings);
        shapes.Date(fields.Optional("reviewed"));
        var (rating, labels) = Rating(fields.Required("rating", "Write rating: with question: and labels:."));
        var (reason, reasons) = Reason(fields.Required("reason", "Write reason: with question: and choices:."));
        var comment = Question(fields.Required("comment", "Write comment: with question:."), static _ => { });
        var survey = new SurveyWords(
            rating, labels, reason, comment,
            words.Text(fields.Required("thanks", "Write what is said after the survey.")),
            words.Text(fields.Required("thanks-low", "Write what is said after a low rating.")),
            words.Localized(fields.Required("skip-button", "Write the button that skips a question: {en: ..., es: ...}.")));
        fields.NothingElse();
        return (new Survey(reasons), survey);
    }

    private (Text Question, ImmutableArray<Localized> Labels) Rating(YamlNode? node)
    {
        ImmutableArray<Localized> labels = [];
        var question = Question(node, fields =>
        {
            var five = shapes.Group(fields.Required("labels", "Write labels: with 1: to 5: below it."), "Below labels: write 1: {en: ..., es: ...} to 5:.");
            if (five is null) return;
            labels = [.. Enumerable.Range(1, 5).Select(i => i.ToString(CultureInfo.InvariantCulture))
                .Select(i => words.Localized(five.Required(i, $"Write {i}: {{en: ..., es: ...}}.")))];
            five.NothingElse();
        });
        return (question, labels);
    }

    private (Text Question, ImmutableArray<SurveyChoice> Choices) Reason(YamlNode? node)
    {
        ImmutableArray<SurveyChoice> choices = [];
        var question = Question(node, fields =>
        {
            var listed = fields.Required("choices", "Write choices: and below it name: {en: ..., es: ...}.");
            if (shapes.OpenGroup(listed, "Below choices: write name: {en: ..., es: ...}.") is { } group) choices = [.. group.Entries.Select(Choice)];
        });
        return (question, choices);
    }

    private SurveyChoice Choice(YamlEntry entry)
    {
        if (!Names.IsName(entry.Name)) shapes.Findings.Fault(entry.At, $"{entry.Name} can't be a name.", "Use small letters a to z, digits and dashes.");
        var label = words.Localized(entry.Value);
        return new SurveyChoice(entry.Name, ImmutableDictionary<Language, string>.Empty.Add(Language.English, label.English).Add(Language.Spanish, label.Spanish));
    }

    private Text Question(YamlNode? node, Action<Fields> rest)
    {
        if (shapes.Group(node, "Write question: below it.") is not { } fields) return new Text(new Localized("", ""), new Localized("", ""));
        var question = words.Text(fields.Required("question", "Write question: {en: ..., es: ...}, or web: and sms: with these."));
        rest(fields);
        fields.NothingElse();
        return question;
    }
}
