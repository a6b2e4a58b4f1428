using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteSurveys(SqliteDatabase database) : ISurveyReports
{
    private const string Columns = "conversation, handoff, advocate, advocate_name, queue, topic, language, channel, offered_at, rating, reason, comment";
    private const string Offered = $"SELECT {Columns} FROM surveys WHERE offered_at >= ? AND offered_at < ? ORDER BY offered_at DESC, conversation, handoff LIMIT ?";

    private const string OfConversation = $"SELECT {Columns} FROM surveys WHERE conversation = ? ORDER BY handoff";

    // What was offered stays as it was; what is answered grows from turn to turn.
    private const string Upsert = $"""
        INSERT INTO surveys ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (conversation, handoff) DO UPDATE SET rating = excluded.rating, reason = excluded.reason, comment = excluded.comment, language = excluded.language
        """;

    public Task<ImmutableArray<SurveyAnswer>> AnswersAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(Offered).Bind(from).Bind(to).Bind(limit).All(Read), cancellationToken);

    public static ImmutableArray<SurveyAnswer> Of(SqliteLink link, ConversationId id) => link.Sql(OfConversation).Bind(id.Value).All(Read);

    public static void Save(SqliteLink link, SurveyAnswer answer) => link.Sql(Upsert)
        .Bind(answer.Conversation.Value).Bind(answer.Handoff)
        .Bind(answer.Advocate.Id.Value).Bind(answer.Advocate.Name).Bind(answer.Queue.Value)
        .Bind(answer.TopicId).Bind(answer.Language.Code).Bind(answer.Channel)
        .Bind(answer.OfferedAt).Bind(answer.Rating).Bind(answer.Reason).Bind(answer.Comment)
        .Run();

    private static SurveyAnswer Read(Statement row) => new(
        new(row.Text(0)), row.Int(1), new Advocate(new(row.Text(2)), row.Text(3)), new QueueName(row.Text(4)),
        row.TextOrNull(5), new Language(row.Text(6)), row.Text(7), row.Time(8),
        row.IsNull(9) ? null : row.Int(9), row.TextOrNull(10), row.TextOrNull(11));
}
