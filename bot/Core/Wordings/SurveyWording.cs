using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Core.Dialogs;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core.Wordings;

/// <summary>The survey's questions: as data for our own widget, and as suggested replies for every other client.</summary>
internal sealed class SurveyWording(DialogBook book, Wording wording)
{
    public Utterance Ask(SurveyQuestion question, Conversation conversation) => question switch
    {
        SurveyQuestion.Rating => Rating(conversation),
        SurveyQuestion.Reason => Reason(conversation),
        _ => Comment(conversation),
    };

    private Utterance Rating(Conversation conversation)
    {
        var said = wording.Say(book.SurveyWords.Rating, conversation);
        var labels = new JsonObject();
        var actions = ImmutableArray.CreateBuilder<CardAction>();
        for (var i = 0; i < book.SurveyWords.Labels.Length; i++)
        {
            var (rating, label) = ((i + 1).ToString(CultureInfo.InvariantCulture), book.SurveyWords.Labels[i].For(conversation.Language));
            labels[rating] = label;
            actions.Add(new CardAction("imBack", $"{rating} - {label}", rating));
        }

        return Shown(said, conversation, actions.ToImmutable(), new JsonObject { ["kind"] = "rating", ["question"] = said.Text, ["labels"] = labels });
    }

    private Utterance Reason(Conversation conversation)
    {
        var choices = book.Survey.Reasons.Select(reason => (reason.Id, Label: reason.Label.GetValueOrDefault(conversation.Language, reason.Id))).ToArray();
        var said = wording.Say(book.SurveyWords.Reason, conversation);
        var listed = new JsonArray([.. choices.Select(choice => new JsonObject { ["id"] = choice.Id, ["label"] = choice.Label })]);
        if (conversation.Channel.Brief) said = said with { Text = Lists.Lettered(said.Text, [.. choices.Select(choice => choice.Label)]) };
        return Shown(
            said, conversation, [.. choices.Take(5).Select(choice => Wording.Button(choice.Label))],
            new JsonObject { ["kind"] = "reason", ["question"] = said.Text, ["choices"] = listed });
    }

    private Utterance Comment(Conversation conversation)
    {
        var said = wording.Say(book.SurveyWords.Comment, conversation);
        var skip = book.SurveyWords.Skip.For(conversation.Language);

        // The label is for people; the value is what SurveyWalker knows as a skip, however the label is worded.
        var action = new CardAction("imBack", skip, conversation.Language == Language.Spanish ? "omitir" : "skip");
        return Shown(said, conversation, [action], new JsonObject { ["kind"] = "comment", ["question"] = said.Text, ["skip"] = skip });
    }

    private static Utterance Shown(Utterance said, Conversation conversation, ImmutableArray<CardAction> actions, JsonObject survey) => said with
    {
        Actions = conversation.Channel.Brief ? [] : actions,
        ChannelData = new JsonObject { ["survey"] = survey }.ToJsonString(),
    };
}
