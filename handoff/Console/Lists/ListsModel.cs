using System.Collections.Immutable;
using System.Globalization;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;

namespace Handoff.Console.Lists;

/// <summary>Both lists of the desk.</summary>
public sealed record ListsModel(bool Available, ImmutableArray<CardModel> Waiting, ImmutableArray<CardModel> Mine, DateTimeOffset Now)
{
    /// <param name="open">The conversation that the page shows, else null.</param>
    internal static ListsModel Of(DeskView view, ConversationId? open, DateTimeOffset now) => new(
        view.Available,
        [.. view.Waiting.Select(card => CardModel.Waiting(card, open, now))],
        [.. view.Mine.Select(card => CardModel.Mine(card, open))],
        now);
}

/// <summary>One line of a list. Equal cards look the same, so a list is sent again only when one differs.</summary>
/// <param name="Since">Since when they wait; in an advocate's own list, when the client last wrote.</param>
/// <param name="AlarmKey">Differs for each alarm that danger gives, so that each sounds once; null without danger.</param>
public sealed record CardModel(
    string Id,
    string Reason,
    string? Subject,
    Urgency Urgency,
    string Channel,
    string Language,
    DateTimeOffset Since,
    bool Overdue,
    bool AnswerLater,
    bool Unanswered,
    bool Open,
    string? AlarmKey)
{
    internal static CardModel Waiting(DeskCard card, ConversationId? open, DateTimeOffset now) => Of(card, open) with
    {
        Since = card.Request.RequestedAt,
        Overdue = card.Request.Apologies > 0 || card.Request.AnswerBy < now,
        AnswerLater = card.Request.AnswerLater,
        Unanswered = false,
        AlarmKey = card.Request.Danger ? $"{card.Id}:{card.Request.Number}:{card.Request.Apologies.ToString(CultureInfo.InvariantCulture)}" : null,
    };

    internal static CardModel Mine(DeskCard card, ConversationId? open) => Of(card, open) with
    {
        AlarmKey = card.Request.Danger ? $"{card.Id}:{card.Request.Number}:mine" : null,
    };

    private static CardModel Of(DeskCard card, ConversationId? open) => new(
        card.Id.Value,
        card.Request.Brief.Reason,
        card.Request.Brief.Topic,
        Words.UrgencyOf(card.Request),
        Words.Channel(card.Channel),
        Words.Language(card.Language.Code),
        card.LastFromClientAt,
        Overdue: false,
        AnswerLater: false,
        card.Unanswered,
        card.Id == open,
        AlarmKey: null);
}

/// <summary>The advocate's own standing: whether they take clients, and what there is to take.</summary>
public sealed record StandingModel(bool Available, int AdvocatesAvailable, int Waiting)
{
    internal static StandingModel Of(DeskView view) => new(view.Available, view.AdvocatesAvailable, view.Waiting.Length);
}
