using System.Collections.Immutable;
using Bot.Core.Dialogs.Inspection;
using Bot.Core.Texting;

namespace Bot.Core.Dialogs;

/// <summary>Something wrong in the content.</summary>
/// <param name="Source">The file without its ending, for example <c>topics/snap.apply</c>, <c>replies</c>, <c>signals/acute-need</c>.</param>
/// <param name="Key">Where in it, as a path of keys, for example <c>answer.sms.es</c>; empty for the whole file.</param>
/// <param name="Problem">What is wrong, in one sentence.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Phrase">The phrase of a list that it is about, as written, so that its line can be found; else null.</param>
public sealed record DialogFault(string Source, string Key, string Problem, string Advice, string? Phrase = null);

/// <summary>Finds what is wrong with a book before a client does. Reads only; finds everything at once.</summary>
public static class DialogInspector
{
    /// <param name="today">For review dates; null to leave them out.</param>
    /// <param name="phone">What a phone can be sent, where it is listed already.</param>
    /// <returns>In the order of the files; empty for a book that may be used.</returns>
    public static ImmutableArray<DialogFault> Inspect(DialogBook book, DateOnly? today = null, ImmutableArray<SmsText>? phone = null)
    {
        var texts = new TextFaults(book);
        return
        [
            .. TopicFaults.Find(book, texts, today),
            .. KeywordFaults.Find(book),
            .. ReplyFaults.Find(book, texts),
            .. SignalFaults.Find(book, texts),
            .. SmsFaults.Find(phone ?? SmsTexts.Of(book)),
            .. PlaceFaults.Find(book),
        ];
    }
}
