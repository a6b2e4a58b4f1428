using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Texting;
using Bot.Core.Wordings;

namespace Bot.Core.Answers;

/// <summary>Suggested replies on a phone: a numbered list below the answer, as far as there is room.</summary>
internal static class PhoneChoices
{
    /// <param name="head">What stands above the list.</param>
    /// <returns>The text with its list, and the offers that are on it: only these numbers mean anything.</returns>
    public static (string Text, ImmutableArray<Offer> Offers) Below(string text, string head, ImmutableArray<Offer> offers)
    {
        for (; !offers.IsEmpty; offers = offers.RemoveAt(offers.Length - 1))
            if (Listed($"{text}\n{head}", offers) is { Length: <= TextBudget.Aim } listed) return (listed, offers);

        return (text, offers);
    }

    public static string Listed(string text, ImmutableArray<Offer> offers) => Lists.Numbered(text, [.. offers.Select(offer => offer.Label)]);
}
