using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>What a suggested reply means when it comes back as a message.</summary>
internal abstract record Tap
{
    private Tap() { }

    public sealed record ToTopic(string Topic) : Tap;
    public sealed record ToPerson : Tap;
    public sealed record ToNone : Tap;
    public sealed record ToStart : Tap;
}

/// <summary>
/// Every button's words in both languages, folded: typed or tapped, in whichever language, and however
/// old the button is.
/// </summary>
internal sealed class Labels
{
    private static readonly string[] KeepWords = ["keep waiting", "i will wait", "ill wait", "wait", "ok ill wait", "seguir esperando", "espero", "esperar", "voy a esperar"];
    private static readonly string[] LaterWords = ["answer later", "later", "answer me later", "mas tarde", "luego", "despues", "contesteme despues"];
    private static readonly string[] StopWords = ["stop waiting", "never mind", "nevermind", "nvm", "forget it", "dejar de esperar", "ya no quiero esperar", "olvidelo", "dejelo asi"];

    private readonly Dictionary<string, Tap> fixedTaps = [];
    private readonly Dictionary<string, string> topics = [];
    private readonly Dictionary<string, WaitingChoice> waiting = [];

    public Labels(DialogBook book)
    {
        foreach (var (key, tap) in new (string, Tap)[]
        {
            (BotReplyKeys.PersonButton, new Tap.ToPerson()), (BotReplyKeys.NoneOfThese, new Tap.ToNone()), (BotReplyKeys.StartOverButton, new Tap.ToStart()),
        })
            foreach (var label in Both(book, key)) fixedTaps[label] = tap;

        foreach (var topic in book.Topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal))
            foreach (var words in new[] { topic.Button, topic.Title })
                foreach (var label in new[] { words.English, words.Spanish }) topics.TryAdd(Fold(label), topic.Id);

        Wait(book, ReplyKeys.KeepWaitingButton, WaitingChoice.KeepWaiting, KeepWords);
        Wait(book, ReplyKeys.AnswerLaterButton, WaitingChoice.AnswerLater, LaterWords);
        Wait(book, ReplyKeys.StopWaitingButton, WaitingChoice.StopWaiting, StopWords);
    }

    /// <returns>What was offered just now, by label or number, or a button that is always there; null for other words.</returns>
    public Tap? Offered(string folded, DialogState state)
    {
        var offer = DialogWalker.Numbered(folded, state.Offers.Length) is { } number
            ? state.Offers[number]
            : state.Offers.FirstOrDefault(offer => folded.Length > 0 && Fold(offer.Label) == folded);
        if (offer is not null) return offer.Topic.Length == 0 ? new Tap.ToNone() : new Tap.ToTopic(offer.Topic);
        return fixedTaps.GetValueOrDefault(folded);
    }

    /// <returns>The topic whose button or title this is; null if none.</returns>
    public string? Topic(string folded) => folded.Length == 0 ? null : topics.GetValueOrDefault(folded);

    /// <param name="meant">The same words spelled out.</param>
    public WaitingChoice Waiting(string folded, string meant) => waiting.TryGetValue(folded, out var choice) ? choice : waiting.GetValueOrDefault(meant);

    private void Wait(DialogBook book, string key, WaitingChoice choice, string[] synonyms)
    {
        foreach (var label in Both(book, key).Concat(synonyms)) waiting[label] = choice;
    }

    private static IEnumerable<string> Both(DialogBook book, string key) => book.Replies.TryGetValue(key, out var text)
        ? new[] { text.Web, text.Sms }.SelectMany(form => new[] { Fold(form.English), Fold(form.Spanish) }).Where(label => label.Length > 0)
        : [];

    private static string Fold(string label) => TextFolding.Fold(label).Joined();
}
