namespace Chaos.Traffic;

/// <param name="Expects">Words that the safety words for this danger hold; null without danger.</param>
/// <param name="Numbered">Whether the message's number is added. Buttons' words stand alone.</param>
internal sealed record Phrase(string Text, string? Expects = null, bool Numbered = true);

/// <summary>What clients say.</summary>
internal static class Phrases
{
    public static readonly IReadOnlyList<Phrase> Questions =
    [
        new("how do i apply for food stamps"), new("perdi mi tarjeta ebt"), new("what is wic"), new("asdf"), new("ok thanks"),
        new("medicaid renewal"), new("what papers do i need"), new("cuando depositan las estampillas"),
    ];

    public static readonly IReadOnlyList<Phrase> ForPerson = [new("talk to a person"), new("quiero hablar con una persona")];

    public static readonly IReadOnlyList<Phrase> InDanger =
    [
        new("i want to kill myself", "988"), new("quiero suicidarme", "988"), new("my husband is hitting me", "1-800-799-7233"),
    ];

    private static readonly IReadOnlyList<Phrase> Buttons = [new("never mind", Numbered: false), new("5", Numbered: false), new("later", Numbered: false)];

    public static Phrase Pick(Dice dice) => dice.Pick(dice.Below(100) switch
    {
        < 74 => Questions,
        < 86 => ForPerson,
        < 90 => InDanger,
        _ => Buttons,
    });
}
