using System.Collections.Immutable;
using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>signals/{signal}.yaml</c></summary>
internal sealed class SignalFile(ContentFile file)
{
    private const int MaxOrder = 1000;

    private readonly ShapeReader shapes = new(file.Findings);
    private readonly PhraseReader phrases = new(new ShapeReader(file.Findings));

    /// <param name="queues">Of <c>handoff.yaml</c>; null if they are not known.</param>
    public SignalDefinition Read(YamlGroup root, IReadOnlySet<string>? queues)
    {
        var fields = new Fields(root, file.Findings);
        shapes.SameAsFile(fields.Required("signal", $"Write signal: {file.Stem}."), file.Stem);
        new Approvals(file).Check(fields.Required("approved-by", Approvals.Advice));
        shapes.Date(fields.Required("reviewed", "Write the day on which the phrases were last reviewed: reviewed: 2026-11-22."));
        var signal = new SignalDefinition(
            file.Stem,
            shapes.Whole(fields.Required("order", "Write order: and a number; the lowest signal wins."), 1, MaxOrder),
            Queue(fields.Required("queue", "Write queue: general, caseworker or urgent."), queues),
            shapes.OneOf(
                fields.Required("action", "Write action: safety, check-in, handoff or caseworker."),
                ("safety", SignalAction.Safety), ("check-in", SignalAction.CheckIn), ("handoff", SignalAction.Handoff), ("caseworker", SignalAction.Caseworker)),
            Groups(fields.Required("groups", "Write groups: and below it `- level: ...` with phrases:.")),
            [.. phrases.Patterns(fields.Optional("unless")).Select(phrase => phrase.Text).Distinct(StringComparer.OrdinalIgnoreCase)]);
        fields.NothingElse();
        return signal;
    }

    private string Queue(YamlNode? node, IReadOnlySet<string>? queues)
    {
        var queue = shapes.Line(node);
        if (queue.Length > 0 && queues is not null && !queues.Contains(queue))
            file.Findings.Fault(node!.At, $"There is no queue {queue}.", $"{Spelling.DidYouMean(queue, queues)}Queues are named in handoff.yaml: {string.Join(", ", queues.Order(StringComparer.Ordinal))}.");
        return queue;
    }

    private ImmutableArray<SignalGroup> Groups(YamlNode? node)
    {
        ImmutableArray<SignalGroup> groups = [.. shapes.Items(node).Select(Group).OfType<SignalGroup>()];
        if (groups.IsEmpty && node is YamlList) file.Findings.Fault(node.At, "There is no group of phrases.", "Write `- level: urgent` with phrases: below it.");
        return groups;
    }

    private SignalGroup? Group(YamlNode node)
    {
        if (shapes.Group(node, "A group has level: and phrases:.") is not { } fields) return null;

        var level = shapes.OneOf(
            fields.Required("level", "Write level: emergency, urgent or soon."),
            ("emergency", Level.Emergency), ("urgent", Level.Urgent), ("soon", Level.Soon));
        var negationIsPart = fields.Optional("negation") is { } negation && shapes.OneOf(negation, ("part", true));
        var listed = fields.Required("phrases", "Write phrases: with en: and es: and a list each.");
        var read = phrases.Patterns(listed);
        if (read.IsEmpty && listed is YamlGroup) file.Findings.Fault(listed.At, "There is no phrase in this group.", "Write at least one, or remove the group.");
        fields.NothingElse();
        return new SignalGroup(level, negationIsPart, [.. read.Select(phrase => phrase.Text).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}
