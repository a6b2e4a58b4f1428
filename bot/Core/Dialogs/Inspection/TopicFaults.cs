namespace Bot.Core.Dialogs.Inspection;

/// <summary>Faults of the topics: dead ends, missing words, too many choices.</summary>
internal static class TopicFaults
{
    private const int MostNext = 3;
    private const int MostChoices = 4;
    private const int MostQuestions = 2;

    public static IEnumerable<DialogFault> Find(DialogBook book, TextFaults texts, DateOnly? today)
    {
        var reached = book.Topics.Values.SelectMany(topic => topic.Next.Where(next => next != topic.Id)).ToHashSet();
        foreach (var topic in book.Topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal))
        {
            var source = $"topics/{topic.Id}";
            foreach (var fault in TextFaults.Missing(source, "title", topic.Title)) yield return fault;
            foreach (var fault in TextFaults.Label(source, "button", topic.Button)) yield return fault;
            foreach (var fault in Steps(source, topic, texts)) yield return fault;
            foreach (var fault in Next(source, topic, book)) yield return fault;
            if (topic.Keywords.IsEmpty && topic.Examples.IsEmpty && !book.Routing.Examples.ContainsKey(topic.Id) && !reached.Contains(topic.Id))
                yield return new(source, "", "Nothing leads to this topic.", "Add examples of how people ask, or name it under `next` of another topic.");
            if (today is { } day && topic.ReviewBy is { } reviewBy && reviewBy < day)
                yield return new(source, "review-by", "The day it had to be read again has passed.", "Check it against its sources, then set `reviewed` and `review-by`.");
        }
    }

    private static IEnumerable<DialogFault> Steps(string source, Topic topic, TextFaults texts)
    {
        if (topic.Steps.IsEmpty) yield return new(source, "answer", "There is no answer.", "Write `answer` with web and sms.");
        if (topic.Steps.Length > MostQuestions + 1) yield return new(source, "questions", "There are more than two questions.", "Keep the two that a person most needs.");
        for (var i = 0; i < topic.Steps.Length; i++)
        {
            var (step, key) = (topic.Steps[i], i == 0 ? "answer" : $"questions[{TextFaults.Number(i - 1)}].ask");
            foreach (var fault in texts.Find(source, key, step.Say)) yield return fault;
            if (i == 0) continue;
            if (string.IsNullOrWhiteSpace(step.Fact)) yield return new(source, key, "The question has no fact to keep the answer under.", "Give it `fact`, for example notice-date.");
            foreach (var fault in Choices(source, i, step)) yield return fault;
        }
    }

    private static IEnumerable<DialogFault> Choices(string source, int index, Step step)
    {
        var key = $"questions[{TextFaults.Number(index - 1)}].choices";
        if (step.Choices.Length > MostChoices) yield return new(source, key, "There are more than four choices.", "Keep four, or let people answer in their own words.");
        foreach (var choice in step.Choices)
            foreach (var fault in TextFaults.Label(source, key, choice)) yield return fault;
    }

    private static IEnumerable<DialogFault> Next(string source, Topic topic, DialogBook book)
    {
        if (topic.Next.Length > MostNext) yield return new(source, "next", "There are more than three topics under `next`.", "Keep three; a person is always offered beside them.");
        foreach (var next in topic.Next)
        {
            if (next == topic.Id) yield return new(source, "next", "The topic leads to itself.", "Remove it from `next`.");
            else if (!book.Topics.ContainsKey(next)) yield return new(source, "next", $"There is no topic \"{next}\".", "Correct the id, or write that topic.");
        }
    }
}
