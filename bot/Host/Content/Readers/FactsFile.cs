using System.Collections.Immutable;
using Bot.Core.Facts;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>facts.yaml</c></summary>
internal static class FactsFile
{
    public const string Kinds = "{number}, {money}, {date}, {age}, {phone}, {email} or {zip}";

    public static ImmutableArray<FactDefinition> Read(YamlGroup root, ShapeReader shapes)
    {
        var fields = new Fields(root, shapes.Findings);
        var (facts, names) = (ImmutableArray.CreateBuilder<FactDefinition>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var item in shapes.Items(fields.Required("facts", "Write facts: and a list: - fact: household-size ...")))
        {
            if (shapes.Group(item, "A fact has fact: and says:.") is not { } group) continue;
            var fact = Fact(group, shapes);
            if (fact.Name.Length > 0 && !names.Add(fact.Name)) shapes.Findings.Fault(item.At, $"The fact {fact.Name} is here twice.", "Put its phrases together.");
            facts.Add(fact);
        }

        fields.NothingElse();
        return facts.DrainToImmutable();
    }

    private static FactDefinition Fact(Fields group, ShapeReader shapes)
    {
        var name = Names.Read(shapes, group.Required("fact", "Write fact: and what advocates see it as, such as household-size."));
        var when = shapes.OneOf(group.Optional("when"), ("nearest", When.Nearest), ("past", When.Past), ("future", When.Future));
        var from = shapes.Whole(group.Optional("from"), 0, (int)FactDefinition.Most);
        var to = group.Optional("to") is { } most ? shapes.Whole(most, 0, (int)FactDefinition.Most) : FactDefinition.Most;
        var says = group.Required("says", "Write says: with en: and es: and how people say it, such as \"household of {number}\".");
        var patterns = new PhraseReader(shapes).Patterns(says);
        foreach (var pattern in patterns)
            if (FactDefinition.KindOf(pattern.Text) is null)
                shapes.Findings.Fault(says!.At, $"\"{pattern.Text}\" does not say what is read.", $"Put one of these in it, once: {Kinds}.");

        group.NothingElse();
        return new FactDefinition(name, when, from, to, patterns);
    }
}
