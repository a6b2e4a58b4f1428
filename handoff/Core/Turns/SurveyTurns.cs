using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;

namespace Handoff.Core.Turns;

/// <summary>The survey after a handoff: one question, at most two more, and never in the way.</summary>
internal static class SurveyTurns
{
    public static void Offer(TurnDraft draft, Stage.WithAdvocate held)
    {
        if (draft.Now.Unrated is { } unrated && unrated.PausesAt(draft.Turn.Now)) return;

        // Unrated until it is rated: nothing has to come back to say that it was ignored.
        draft.Change(c => c with { Unrated = UnratedSurveys.OneMore(c.Unrated, draft.Turn.Now) });
        var survey = new SurveyProgress(
            held.Request.Number, held.Advocate, held.Request.Queue, held.Request.Brief.TopicId, SurveyQuestion.Rating, draft.Turn.Now);
        draft.Move(new Stage.Surveying(survey));
        draft.Report(Answer(draft, survey));
        draft.Say(draft.Turn.Policy.Words.Ask(SurveyQuestion.Rating, draft.Now), DeliveryLane.Survey);
    }

    public static void Hear(TurnDraft draft, SurveyProgress survey, BotTurn turn)
    {
        var heard = draft.Turn.Policy.Bot.Listen(turn);
        if (heard is { Danger: null, Language: not null })
        {
            Asides.Follow(draft, heard);
            draft.Say(draft.Turn.Policy.Words.Ask(survey.Question, draft.Now), DeliveryLane.Survey);
            return;
        }

        if (heard.Danger is null && Asides.Answer(draft, heard)) return;
        var answer = SurveyWalker.Read(turn.Activity, turn.Text, survey.Question, draft.Turn.Policy.Survey);
        if (answer is SurveyReading.NotUnderstood && survey.Question == SurveyQuestion.Rating && heard.Rating is { } rating) answer = new SurveyReading.Rated(rating);

        if (heard.Danger is not null || (heard.IsQuestion && answer is not (SurveyReading.Rated or SurveyReading.Skipped or SurveyReading.Chose)))
        {
            LeaveForBot(draft, turn);
            return;
        }

        switch (answer)
        {
            case SurveyReading.Rated rated: Rate(draft, survey with { Rating = rated.Rating }); break;
            case SurveyReading.Chose chose: AskComment(draft, survey with { Reason = chose.Reason }); break;
            case SurveyReading.Commented commented: Finish(draft, survey, commented.Comment); break;
            case SurveyReading.Skipped: Finish(draft, survey, null); break;
            case SurveyReading.NotUnderstood when !survey.ReAsked && survey.Question == SurveyQuestion.Rating:
                draft.Move(new Stage.Surveying(survey with { ReAsked = true }));
                draft.Say(draft.Turn.Policy.Words.Ask(SurveyQuestion.Rating, draft.Now), DeliveryLane.Survey);
                break;
            default: LeaveForBot(draft, turn); break;
        }
    }

    public static void Expire(TurnDraft draft, SurveyProgress survey)
    {
        draft.Move(new Stage.Ended(draft.Turn.Now));
        draft.Event(EventNames.SurveyAnswered, Audience.Nobody, TurnJson.Outcome("expired", null, null));
        draft.Report(Answer(draft, survey));
    }

    // The new question is what matters; the rating can stay open for ever.
    private static void LeaveForBot(TurnDraft draft, BotTurn turn)
    {
        draft.Move(new Stage.WithBot());
        if (draft.Now.Channel.Brief) GatherTurns.Hear(draft, turn with { Conversation = draft.Now }, masked: false, fileDropped: false);
        else ClientTurns.Answer(draft, draft.Turn.Policy.Bot.Answer(turn with { Conversation = draft.Now }));
    }

    private static void Rate(TurnDraft draft, SurveyProgress survey)
    {
        draft.Change(c => c with { Unrated = null });
        if (survey.Rating <= 3)
        {
            draft.Move(new Stage.Surveying(survey with { Question = SurveyQuestion.Reason }));
            draft.Report(Answer(draft, survey));
            draft.Say(draft.Turn.Policy.Words.Ask(SurveyQuestion.Reason, draft.Now), DeliveryLane.Survey);
            return;
        }

        AskComment(draft, survey);
    }

    private static void AskComment(TurnDraft draft, SurveyProgress survey)
    {
        draft.Move(new Stage.Surveying(survey with { Question = SurveyQuestion.Comment }));
        draft.Report(Answer(draft, survey));
        draft.Say(draft.Turn.Policy.Words.Ask(SurveyQuestion.Comment, draft.Now), DeliveryLane.Survey);
    }

    private static void Finish(TurnDraft draft, SurveyProgress survey, string? comment)
    {
        draft.Move(new Stage.Ended(draft.Turn.Now));
        draft.Report(Answer(draft, survey) with { Comment = comment });
        var thanks = survey.Rating <= 3 ? ReplyKeys.SurveyThanksLow : ReplyKeys.SurveyThanks;
        draft.Say(draft.Turn.Policy.Words.Say(thanks, draft.Now), DeliveryLane.Survey);
    }

    private static SurveyAnswer Answer(TurnDraft draft, SurveyProgress survey) => new(
        draft.Now.Id, survey.Handoff, survey.Advocate, survey.Queue, survey.TopicId, draft.Now.Language,
        draft.Now.Channel.Name, survey.OfferedAt, survey.Rating, survey.Reason, Comment: null);
}
