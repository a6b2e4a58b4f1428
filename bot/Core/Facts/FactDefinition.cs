using System.Collections.Immutable;
using Bot.Core.Dialogs;

namespace Bot.Core.Facts;

/// <summary>A fact that clients tell unasked, from <c>dialogs/facts.yaml</c>.</summary>
/// <param name="Name">Kebab case, as advocates see it.</param>
/// <param name="When">For dates that name no year.</param>
/// <param name="From">The lowest number that counts.</param>
/// <param name="To">The highest.</param>
/// <param name="Patterns">
/// Phrases with one kind in braces: "household of {number}", "{money} a month". A kind alone is the whole message.
/// </param>
public sealed record FactDefinition(string Name, When When, double From, double To, ImmutableArray<LocalizedPhrase> Patterns)
{
    public const double Most = 1_000_000;

    /// <returns>The one kind in braces of a pattern; null where there is none, more than one, or one that we do not know.</returns>
    public static FactKind? KindOf(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = pattern.IndexOf('}', StringComparison.Ordinal);
        if (open < 0 || close < open || pattern.LastIndexOf('{') != open) return null;
        return pattern[(open + 1)..close] switch
        {
            "number" => FactKind.Number,
            "money" => FactKind.Money,
            "date" => FactKind.Date,
            "age" => FactKind.Age,
            "phone" => FactKind.Phone,
            "email" => FactKind.Email,
            "zip" => FactKind.Zip,
            _ => null,
        };
    }
}
