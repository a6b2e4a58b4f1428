using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Core.Wordings;
using Handoff.Core.Handoffs;

namespace Bot.Core.Dialogs.Inspection;

/// <summary>Faults of the signals and of the safety words: here a gap costs most.</summary>
internal static class SignalFaults
{
    public static IEnumerable<DialogFault> Find(DialogBook book, TextFaults texts)
    {
        foreach (var signal in book.Lexicon.Signals)
            foreach (var fault in OfSignal(signal, book)) yield return fault;

        foreach (var twice in book.Lexicon.Signals.GroupBy(signal => signal.Order).Where(group => group.Count() > 1))
            yield return new($"signals/{twice.Last().Name}", "order", $"{twice.First().Name} has the same order.", "Give each signal its own: the first that applies decides.");

        // "Yes" to the check-in question needs these words even where no file lists the signal.
        if (!book.Safety.ContainsKey(SignalNames.Suicide)) yield return MissingWords(SignalNames.Suicide);
        foreach (var (key, text) in SafetyTexts.Of(book))
            foreach (var fault in OfWords(key, text, texts)) yield return fault;
        foreach (var fault in OfCheckIns(book)) yield return fault;
    }

    private static IEnumerable<DialogFault> OfSignal(SignalDefinition signal, DialogBook book)
    {
        var source = $"signals/{signal.Name}";
        if (signal.Action == SignalAction.Safety && signal.Name != SignalNames.Suicide && !book.Safety.ContainsKey(signal.Name)) yield return MissingWords(signal.Name);
        if (!book.Rules.Queues.ContainsKey(new QueueName(signal.Queue)))
            yield return new(source, "queue", $"There is no queue \"{signal.Queue}\".", "Name one of the queues in handoff.yaml.");
        if (signal.Groups.All(group => group.Phrases.IsEmpty)) yield return new(source, "groups", "The signal has no phrases.", "Add phrases, or remove the file.");
        foreach (var phrase in signal.Groups.SelectMany(group => group.Phrases).Concat(signal.Unless).Where(phrase => PhrasePattern.Parse(phrase).Words.IsEmpty))
            yield return new(source, "", $"\"{phrase}\" holds no word.", "Remove it, or write words.", phrase);
    }

    // A question that we ask and can't read the answer to would leave somebody alone with it.
    private static IEnumerable<DialogFault> OfCheckIns(DialogBook book)
    {
        var known = new CheckIns(book.Lexicon.Questions);
        foreach (var (signal, text) in book.CheckIns)
            foreach (var words in Forms(text).Distinct())
                if (CheckIns.QuestionIn(words) is not { } question || known.Read(question)?.Signal != signal)
                    yield return new("safety", $"check-ins.{signal}", "Its last question is none that signals.yaml knows for this signal.", "Add words of the question to the asks: of a question of this signal.", CheckIns.QuestionIn(words) ?? words);
    }

    // Said as reviewed, with nothing filled in: a variable would be shown in its brackets.
    private static IEnumerable<DialogFault> OfWords(string key, Text text, TextFaults texts)
    {
        foreach (var fault in texts.Find("safety", key, text)) yield return fault;
        foreach (var words in Forms(text).Where(words => Substitution.Names(words) is not []))
            yield return new("safety", key, $"It uses {{{Substitution.Names(words)[0]}}}, and nothing is filled into safety words.", "Write the number or name itself.");
    }

    private static string[] Forms(Text text) => [text.Web.English, text.Web.Spanish, text.Sms.English, text.Sms.Spanish];

    private static DialogFault MissingWords(string signal) =>
        new("safety", $"words.{signal}", "The safety words for this signal are missing.", "Write them, and have them reviewed.");
}
