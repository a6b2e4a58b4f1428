using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

internal sealed record AnswerLine(
    string Conversation, int Handoff, string Advocate, string AdvocateName, string Queue, string? Topic, string Language, string Channel,
    DateTimeOffset OfferedAt, int? Rating, string? Reason, string? Comment) : ArchiveLine
{
    public static AnswerLine Of(SurveyAnswer answer) => new(
        answer.Conversation.Value, answer.Handoff, answer.Advocate.Id.Value, answer.Advocate.Name, answer.Queue.Value, answer.TopicId,
        answer.Language.Code, answer.Channel, answer.OfferedAt, answer.Rating, answer.Reason, answer.Comment);

    public override ArchiveRecord ToRecord() => new ArchiveRecord.Answer(new SurveyAnswer(
        new(Conversation), Handoff, new Advocate(new(Advocate), AdvocateName), new QueueName(Queue), Topic, new Language(Language), Channel,
        OfferedAt, Rating, Reason, Comment));
}
