using Bot.Core.Routing;

namespace Bot.Core.Dialogs.Inspection;

/// <summary>Keywords that can't mean one topic.</summary>
internal static class KeywordFaults
{
    public static IEnumerable<DialogFault> Find(DialogBook book)
    {
        var owners = new Dictionary<string, string>();
        foreach (var topic in book.Topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal))
        {
            var source = $"topics/{topic.Id}";
            foreach (var phrase in topic.Keywords.Concat(topic.Examples))
                if (TextFolding.Fold(phrase.Text).Count == 0)
                    yield return new(source, "", $"\"{phrase.Text}\" holds no word.", "Remove it, or write words.", phrase.Text);

            foreach (var keyword in topic.Keywords)
            {
                // The same words in both languages of one topic are no fault.
                var same = string.Join(' ', PhrasePattern.Parse(keyword.Text.Replace("&", " and-also ", StringComparison.Ordinal).Replace("!", " but-not ", StringComparison.Ordinal)).Words.Select(word => $"{(word.AfterGap ? ".. " : "")}{word.Word}{(word.AnyEnding ? "*" : "")}"));
                if (same.Length > 0 && !owners.TryAdd(same, topic.Id) && owners[same] != topic.Id)
                    yield return new(source, $"keywords.{keyword.Language}", $"\"{keyword.Text}\" is also a keyword of {owners[same]}.", "A keyword means one topic: keep it in one of the two.", keyword.Text);
            }
        }
    }
}
