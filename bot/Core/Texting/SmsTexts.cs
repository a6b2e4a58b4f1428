using System.Collections.Immutable;
using Bot.Core.Answers;
using Bot.Core.Dialogs;
using Bot.Core.Dialogs.Inspection;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core.Texting;

/// <summary>Every text that a phone can be sent, in both languages: what it costs is known before the first one goes out.</summary>
public static class SmsTexts
{
    /// <returns>In the order of the files; of the localities, the one in which a text is dearest.</returns>
    public static ImmutableArray<SmsText> Of(DialogBook book)
    {
        var places = book.Localities.Keys.Order(StringComparer.Ordinal).DefaultIfEmpty("default").ToArray();
        var texts = ImmutableArray.CreateBuilder<SmsText>();
        foreach (var language in new[] { Language.English, Language.Spanish })
        {
            var all = places.SelectMany(place => new Listing(book, language, place).All());
            texts.AddRange(all.GroupBy(text => (text.Source, text.Name)).Select(same => same.MaxBy(Cost)!));
        }

        return [.. texts.OrderBy(text => text.Source, StringComparer.Ordinal).ThenBy(text => text.Name, StringComparer.Ordinal)];
    }

    private static (bool, int, int) Cost(SmsText text) => (text.Text.Length > TextBudget.Ceiling, text.Segments.Count, text.Text.Length);

    private sealed class Listing
    {
        private readonly List<SmsText> texts = [];
        private readonly DialogBook book;
        private readonly Language language;
        private readonly Conversation conversation;
        private readonly Wording wording;
        private readonly Suggestions suggestions;
        private readonly string hint;

        public Listing(DialogBook book, Language language, string locality)
        {
            (this.book, this.language) = (book, language);
            conversation = Conversation.New(new ConversationId("none"), DateTimeOffset.UnixEpoch) with { Channel = Channel.Sms, Language = language, Locality = locality };
            wording = new Wording(book);
            suggestions = new Suggestions(book, wording);
            hint = Plain(BotReplyKeys.MoreHint);
        }

        public List<SmsText> All()
        {
            foreach (var topic in book.Topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal)) Topic(topic);
            foreach (var key in book.Replies.Keys.Where(ReplyFaults.IsSaid).Order(StringComparer.Ordinal)) Reply(key);
            Told();
            Safety();
            Survey();
            return texts;
        }

        private void Topic(Topic topic)
        {
            var source = $"topics/{topic.Id}";
            var walker = new DialogWalker(wording);
            Answer(source, topic);
            for (var i = 1; i < topic.Steps.Length; i++)
                Add(source, $"questions[{TextFaults.Number(i - 1)}].ask", topic.Steps[i].Say, walker.Again(topic, i, conversation).Says[0].Text);
        }

        private void Answer(string source, Topic topic)
        {
            if (topic.Steps.IsEmpty) return;
            var (words, answer) = (topic.Steps[0].Say, wording.Say(topic.Steps[0].Say, conversation).Text);
            var parts = answer.Length > TextBudget.Ceiling && IsDivided(topic) ? Parts.Of(answer, TextBudget.Aim - hint.Length - 1) : [answer];
            if (parts.Length > TextBudget.MostParts) parts = [answer];
            for (var i = 0; i < parts.Length - 1; i++) Add(source, "answer", words, $"{parts[i]}\n{hint}", $" (part {TextFaults.Number(i + 1)})");
            if (parts.Length > 1) Add(source, "answer", words, parts[^1], $" (part {TextFaults.Number(parts.Length)})");
            else Add(source, "answer", words, IsDivided(topic) ? Below(answer, suggestions.Topics(topic.Next, language)) : answer);
        }

        private void Reply(string key)
        {
            var said = wording.Reply(key, conversation, [.. ReplyFaults.ValuesOf(key)]).Text;
            if (key is ReplyKeys.Apology or ReplyKeys.StillWaiting)
                said = Lists.Numbered(said, [.. new[] { ReplyKeys.KeepWaitingButton, ReplyKeys.AnswerLaterButton, ReplyKeys.StopWaitingButton }.Select(Plain)]);
            if (key == BotReplyKeys.DidYouMean)
            {
                var labels = book.Topics.Values.Select(topic => topic.Button.For(language)).OrderByDescending(label => label.Length).Take(book.Thresholds.Choices);
                said = Lists.Numbered(said, [.. labels, Plain(BotReplyKeys.NoneOfThese)]);
            }

            if (key is BotReplyKeys.NotSure or BotReplyKeys.GreetingAgain or BotReplyKeys.CheckInCleared) said = Below(said, suggestions.Common(language));
            Add("replies", key, book.Replies[key], said);
        }

        private string Below(string said, ImmutableArray<Offer> offers) => PhoneChoices.Below(said, Plain(BotReplyKeys.SmsChoices), offers).Text;

        // What a client is told who gets a person: three replies in one text.
        private void Told()
        {
            foreach (var coming in new[] { ReplyKeys.Coming, ReplyKeys.ComingCaseworker })
                foreach (var wait in new[] { ReplyKeys.WaitMinutes, ReplyKeys.WaitUnknown })
                {
                    if (!book.Replies.TryGetValue(coming, out var words)) continue;
                    var said = string.Join(' ', new[] { coming, wait, ReplyKeys.KeepPlace }.Select(Plain));
                    Add("replies", coming, words, said, $" + {wait} + {ReplyKeys.KeepPlace}");
                }
        }

        private void Safety()
        {
            foreach (var (name, words) in SafetyTexts.Of(book)) Add("safety", name, words, Wording.Unaltered(words, conversation).Text);
        }

        private void Survey()
        {
            var survey = new SurveyWording(book, wording);
            foreach (var (key, question, words) in new[]
            {
                ("rating.question", SurveyQuestion.Rating, book.SurveyWords.Rating), ("reason.question", SurveyQuestion.Reason, book.SurveyWords.Reason),
                ("comment.question", SurveyQuestion.Comment, book.SurveyWords.Comment),
            })
                Add("surveys/csat", key, words, survey.Ask(question, conversation).Text);

            Add("surveys/csat", "thanks", book.SurveyWords.Thanks, wording.Say(book.SurveyWords.Thanks, conversation).Text);
            Add("surveys/csat", "thanks-low", book.SurveyWords.ThanksLow, wording.Say(book.SurveyWords.ThanksLow, conversation).Text);
        }

        private string Plain(string key) => wording.Reply(key, conversation, [.. ReplyFaults.ValuesOf(key)]).Text;

        private void Add(string source, string key, Text words, string said, string more = "")
        {
            var path = TextFaults.Path(TextFaults.Path(key, words.Web == words.Sms ? "" : "sms"), language.Code);
            texts.Add(new SmsText(source, path, path + more, language, conversation.Locality, said));
        }
    }

    /// <summary>Whether a long answer is given part by part: not where a question or a person follows at once.</summary>
    internal static bool IsDivided(Topic topic) => topic is { Route: Route.Answer, Steps.Length: 1 };
}
