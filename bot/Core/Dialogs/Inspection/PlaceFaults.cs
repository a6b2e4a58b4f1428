using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Bot.Core.Dialogs.Inspection;

/// <summary>Faults of localities, the chat window's words, the queues that topics need, and the thresholds.</summary>
internal static class PlaceFaults
{
    public static IEnumerable<DialogFault> Find(DialogBook book) => Localities(book).Concat(Chat(book)).Concat(Rules(book));

    private static IEnumerable<DialogFault> Localities(DialogBook book)
    {
        if (!book.Localities.TryGetValue("default", out var general))
        {
            yield return new("localities/default", "", "There is no default locality.", "Write it: it defines every variable.");
            yield break;
        }

        foreach (var locality in book.Localities.Values.OrderBy(locality => locality.Name, StringComparer.Ordinal))
        {
            foreach (var name in locality.Variables.Keys.Except(general.Variables.Keys).Order(StringComparer.Ordinal))
                yield return new($"localities/{locality.Name}", $"variables.{name}", "The default locality does not define this variable.", "Correct the name, or define it in default.yaml too.");
            foreach (var (name, value) in locality.Variables.Where(variable => !IsBlank(variable.Value)).OrderBy(variable => variable.Key, StringComparer.Ordinal))
                foreach (var fault in TextFaults.Missing($"localities/{locality.Name}", $"variables.{name}", value)) yield return fault;
        }
    }

    // A note that does not apply here is blank in both languages; that is no fault.
    private static bool IsBlank(Localized value) => string.IsNullOrWhiteSpace(value.English) && string.IsNullOrWhiteSpace(value.Spanish);

    private static IEnumerable<DialogFault> Chat(DialogBook book)
    {
        foreach (var (language, other) in new[] { (Language.English, Language.Spanish), (Language.Spanish, Language.English) })
        {
            if (!book.Chat.TryGetValue(language, out var words) || !book.Chat.TryGetValue(other, out var others)) continue;
            foreach (var key in others.Keys.Except(words.Keys).Order(StringComparer.Ordinal))
                yield return new($"chat/{language}", key, "This text is missing.", $"Write it beside the one in {other}.yaml.");
        }
    }

    private static IEnumerable<DialogFault> Rules(DialogBook book)
    {
        if (book.Topics.Values.Any(topic => topic.Route == Route.Caseworker) && !book.Rules.Queues.ContainsKey(new QueueName("caseworker")))
            yield return new("handoff", "queues.caseworker", "Topics lead to caseworkers and there is no such queue.", "Add the queue caseworker.");

        var thresholds = book.Thresholds;
        if (!(thresholds.OfferAt > 0 && thresholds.OfferAt < thresholds.AnswerAt && thresholds.AnswerAt <= 1))
            yield return new("routing", "answer-at", "The thresholds are out of order.", "Set 0 < offer-at < answer-at <= 1.");
        if (thresholds.Choices is < 2 or > 3) yield return new("routing", "choices", "Two or three choices can be offered.", "Set 2 or 3.");
    }
}
