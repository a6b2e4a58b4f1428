using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Route = Bot.Core.Dialogs.Route;

namespace Bot.Host.Content.Readers;

/// <summary><c>topics/{topic id}.yaml</c></summary>
internal sealed class TopicFile(string id, WordsReader words, IReadOnlySet<string> topicIds, DateOnly today)
{
    private const int MaxButtonLength = 24;
    private const int MaxQuestions = 2;
    private const int MaxChoices = 4;
    private const int MaxNext = 3;

    private readonly ShapeReader shapes = words.Shapes;
    private readonly PhraseReader phrases = new(words.Shapes);

    public Topic Read(YamlGroup root)
    {
        var fields = new Fields(root, shapes.Findings);
        shapes.SameAsFile(fields.Required("topic", $"Write topic: {id}."), id);
        var topic = new Topic(
            id,
            words.Localized(fields.Required("title", "Write title: {en: ..., es: ...}.")),
            Button(fields.Required("button", $"Write button: {{en: ..., es: ...}}, at most {MaxButtonLength} characters each.")),
            shapes.OneOf(
                fields.Required("route", "Write route: answer, caseworker or advocate."),
                ("answer", Route.Answer), ("caseworker", Route.Caseworker), ("advocate", Route.Advocate)),
            phrases.Keywords(fields.Optional("keywords")),
            fields.Optional("examples") is { } examples ? phrases.Sentences(examples) : [],
            Steps(fields),
            Next(fields.Optional("next")),
            Addresses.Read(shapes, fields.Optional("sources")),
            shapes.Date(fields.Optional("effective")),
            shapes.Date(fields.Required("reviewed", "Write the day on which the text was last read against its sources: reviewed: 2026-11-22.")),
            ReviewBy(fields));
        fields.NothingElse();
        return topic;
    }

    private Localized Button(YamlNode? node)
    {
        var button = words.Localized(node);
        foreach (var (language, label) in new[] { ("English", button.English), ("Spanish", button.Spanish) })
            if (label.Length > MaxButtonLength)
                shapes.Findings.Fault(node!.At, $"The {language} button has {label.Length} characters.", $"Make it {MaxButtonLength} at most: it must fit a small phone.");

        return button;
    }

    private ImmutableArray<Step> Steps(Fields fields)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        steps.Add(new Step(words.Text(fields.Required("answer", "Write answer: with web: and sms:, {en: ..., es: ...} each.")), null, []));
        if (fields.Optional("questions") is not { } questions) return steps.DrainToImmutable();

        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in shapes.Items(questions))
            if (shapes.Group(item, "A question has fact: and ask:.") is { } question) steps.Add(Question(question, facts));

        if (steps.Count > 1 + MaxQuestions) shapes.Findings.Fault(questions.At, $"There are {steps.Count - 1} questions.", $"Keep {MaxQuestions}: a person can ask the rest.");
        return steps.DrainToImmutable();
    }

    private Step Question(Fields question, HashSet<string> facts)
    {
        var fact = Names.Read(shapes, question.Required("fact", "Write fact: and a name for what is asked, such as notice-date."));
        if (fact.Length > 0 && !facts.Add(fact)) shapes.Findings.Fault(question.At, $"The fact {fact} is asked twice.", "Keep one question, or name the other fact differently.");

        var ask = words.Text(question.Required("ask", "Write the question: ask: {en: ..., es: ...}."));
        var node = question.Optional("choices");
        ImmutableArray<Localized> choices = node is null ? [] : [.. shapes.Items(node).Select(choice => words.Localized(choice))];
        if (choices.Length > MaxChoices) shapes.Findings.Fault(node!.At, $"There are {choices.Length} choices.", $"Keep {MaxChoices}; the client can always write something else.");
        question.NothingElse();
        return new Step(ask, fact, choices);
    }

    private ImmutableArray<string> Next(YamlNode? node)
    {
        var next = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node is null ? [] : shapes.Items(node))
        {
            if (shapes.Line(item) is not { Length: > 0 } other) continue;
            if (!topicIds.Contains(other)) shapes.Findings.Fault(item.At, $"There is no topic {other}.", $"{Spelling.DidYouMean(other, topicIds)}Each topic is a file of the folder topics.");
            else if (other == id) shapes.Findings.Fault(item.At, "The topic offers itself.", "Remove it from next.");
            else if (next.Contains(other)) shapes.Findings.Fault(item.At, $"{other} is offered twice.", "Remove one.");
            else next.Add(other);
        }

        if (next.Count > MaxNext) shapes.Findings.Fault(node!.At, $"There are {next.Count} next topics.", $"Keep {MaxNext}: \"talk to a person\" is added by itself.");
        return next.DrainToImmutable();
    }

    private DateOnly? ReviewBy(Fields fields)
    {
        var node = fields.Required("review-by", "Write the day by which the text must be read again: review-by: 2027-03-31.");
        var reviewBy = shapes.Date(node);
        if (reviewBy < today) shapes.Findings.Warn(node!.At, $"This topic should have been reviewed by {reviewBy:yyyy-MM-dd}.", "Read it against its sources, then set reviewed and review-by.");
        return reviewBy;
    }
}
