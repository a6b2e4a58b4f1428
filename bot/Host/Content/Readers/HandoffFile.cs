using System.Collections.Immutable;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Handoff.Core.Handoffs;

namespace Bot.Host.Content.Readers;

/// <summary><c>handoff.yaml</c>: opening hours, queues, and what a conversation can come to.</summary>
internal sealed class HandoffFile(ShapeReader shapes, WordsReader words)
{
    private const int MaxAnswerMinutes = 24 * 60;

    public HandoffRules Read(YamlGroup root)
    {
        var fields = new Fields(root, shapes.Findings);
        var hours = new HoursReader(shapes, words).Read(fields);
        var queues = Queues(fields.Required("queues", "Write queues: and below it general:, caseworker: and urgent:."));
        var categories = Categories(fields.Required("resolve-categories", "Write resolve-categories: and a list of {id: ..., name: ...}."));
        fields.NothingElse();
        return new HandoffRules(hours, queues, categories);
    }

    private ImmutableDictionary<QueueName, QueueRules> Queues(YamlNode? node)
    {
        var queues = ImmutableDictionary.CreateBuilder<QueueName, QueueRules>();
        if (shapes.OpenGroup(node, "Below queues: write general: {answer-within-minutes: 10} and so on.") is not { } group) return queues.ToImmutable();

        foreach (var entry in group.Entries)
        {
            if (!Names.IsName(entry.Name)) shapes.Findings.Fault(entry.At, $"{entry.Name} can't be a queue's name.", "Use small letters a to z, digits and dashes.");
            if (Queue(new QueueName(entry.Name), entry.Value) is { } rules) queues[rules.Name] = rules;
        }

        foreach (var needed in (ReadOnlySpan<QueueName>)[QueueNames.General, QueueNames.Urgent])
            if (!group.Entries.Any(entry => entry.Name == needed.Value))
                shapes.Findings.Fault(group.At, $"The queue {needed} is missing.", $"Write {needed}: {{answer-within-minutes: 10}}.");

        return queues.ToImmutable();
    }

    private QueueRules? Queue(QueueName name, YamlNode node)
    {
        if (shapes.Group(node, "Write {answer-within-minutes: 10}.") is not { } fields) return null;
        var minutes = shapes.Whole(fields.Required("answer-within-minutes", "Write after how many minutes a waiting client is told that we are sorry."), 1, MaxAnswerMinutes);
        var alwaysOpen = shapes.Flag(fields.Optional("always-open"));
        fields.NothingElse();
        return new QueueRules(name, TimeSpan.FromMinutes(minutes), alwaysOpen);
    }

    private ImmutableArray<ResolveCategory> Categories(YamlNode? node)
    {
        var categories = ImmutableArray.CreateBuilder<ResolveCategory>();
        foreach (var item in shapes.Items(node))
        {
            if (shapes.Group(item, "Write {id: answered, name: Answered}.") is not { } fields) continue;
            var id = Names.Read(shapes, fields.Required("id", "Write id: and a short name for reports."));
            var name = shapes.Line(fields.Required("name", "Write name: and what advocates see."));
            fields.NothingElse();
            if (categories.Any(other => other.Id == id)) shapes.Findings.Fault(item.At, $"The category {id} is here twice.", "Remove one.");
            categories.Add(new ResolveCategory(id, name));
        }

        if (categories.Count == 0 && node is YamlList) shapes.Findings.Fault(node.At, "There is no category.", "Write at least one: an advocate must choose one to resolve a conversation.");
        return categories.DrainToImmutable();
    }
}
