using System.Globalization;
using System.Text.Json.Serialization;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

namespace Handoff.Service.Stores.Redis;

/// <summary>A survey's row as stored JSON. Times are UTC ticks.</summary>
internal sealed record SurveyRow(
    string Conversation, int Handoff, string Advocate, string AdvocateName, string Queue, string? Topic, string Language, string Channel,
    long OfferedAt, int? Rating, string? Reason, string? Comment)
{
    public static SurveyRow Of(SurveyAnswer answer) => new(
        answer.Conversation.Value, answer.Handoff, answer.Advocate.Id.Value, answer.Advocate.Name, answer.Queue.Value, answer.TopicId,
        answer.Language.Code, answer.Channel, answer.OfferedAt.UtcTicks, answer.Rating, answer.Reason, answer.Comment);

    public SurveyAnswer ToAnswer() => new(
        new(Conversation), Handoff, new Advocate(new(Advocate), AdvocateName), new QueueName(Queue), Topic, new Language(Language), Channel,
        new DateTimeOffset(OfferedAt, TimeSpan.Zero), Rating, Reason, Comment);

    public static string NameOf(SurveyAnswer answer) => NameOf(answer.Conversation, answer.Handoff);

    public static string NameOf(ConversationId id, int handoff) => string.Create(CultureInfo.InvariantCulture, $"{id.Value} {handoff}");

    /// <summary>Sorts by when it was offered; the name follows.</summary>
    public static string PlaceInTime(SurveyAnswer answer) => TimePrefix(answer.OfferedAt) + NameOf(answer);

    public static string TimePrefix(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}

/// <summary>An account as stored JSON. Times are UTC ticks.</summary>
internal sealed record AccountRow(
    string Id, string User, string Name, Role Role, string PasswordHash, string SecurityStamp, int FailedSignIns, long? LockedUntil, bool Disabled, int Version)
{
    public static AccountRow Of(Account account) => new(
        account.Id.Value, account.User, account.Name, account.Role, account.PasswordHash, account.SecurityStamp,
        account.FailedSignIns, account.LockedUntil?.UtcTicks, account.Disabled, account.Version);

    public Account ToAccount() => new(
        new(Id), User, Name, Role, PasswordHash, SecurityStamp, FailedSignIns,
        LockedUntil is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, Disabled, Version);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SurveyRow))]
[JsonSerializable(typeof(AccountRow))]
internal sealed partial class RowJson : JsonSerializerContext;
