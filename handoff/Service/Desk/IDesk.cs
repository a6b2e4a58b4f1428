using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Service.Stores;

namespace Handoff.Service.Desk;

/// <summary>
/// What an advocate can see and do. Each act is a turn; the pages above it decide nothing. An advocate
/// sees conversations that wait, those they hold, and (supervisors) every one.
/// </summary>
public interface IDesk
{
    Task<DeskView> LookAsync(AdvocateId advocate, CancellationToken cancellationToken);

    /// <returns>Whether the advocate takes clients.</returns>
    Task<bool> IsAvailableAsync(AdvocateId advocate, CancellationToken cancellationToken);

    /// <summary>Takes the waiting client who is next. If another advocate was quicker, the one after.</summary>
    /// <param name="key">Made once for the form: the same key again takes nobody else while the advocate has whom it took.</param>
    /// <returns>The conversation taken; null when nobody waits.</returns>
    Task<ConversationId?> TakeNextAsync(Advocate advocate, InputId key, CancellationToken cancellationToken);

    Task<DeskResult> ClaimAsync(Advocate advocate, ConversationId id, CancellationToken cancellationToken);

    /// <param name="key">Made once for the form: the same key twice is one message.</param>
    Task<DeskResult> SayAsync(Advocate advocate, ConversationId id, string text, InputId key, CancellationToken cancellationToken);

    Task<DeskResult> NoteAsync(Advocate advocate, ConversationId id, string text, InputId key, CancellationToken cancellationToken);

    Task<DeskResult> ResolveAsync(Advocate advocate, ConversationId id, string category, string? note, CancellationToken cancellationToken);

    Task<DeskResult> ReturnToBotAsync(Advocate advocate, ConversationId id, CancellationToken cancellationToken);

    Task<DeskResult> TransferAsync(Advocate advocate, ConversationId id, QueueName queue, string? note, CancellationToken cancellationToken);

    void Typing(Advocate advocate, ConversationId id);

    /// <returns>Null if there is no such conversation.</returns>
    Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken);

    /// <summary>Entries that advocates may see, after a position.</summary>
    Task<LogSlice> ReadAsync(ConversationId id, long after, CancellationToken cancellationToken);

    /// <summary>Says that the advocate is there. To be called at least every 15 seconds while a page of theirs is open.</summary>
    /// <param name="available">Null leaves it as it is.</param>
    Task SeenAsync(AdvocateId advocate, bool? available, CancellationToken cancellationToken);

    /// <summary>The rules in force: queues and resolve categories.</summary>
    HandoffRules Rules { get; }

    Task<SurveySummary> SurveysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <param name="Waiting">In order, with their requests.</param>
/// <param name="Mine">Conversations the advocate holds, oldest claim first.</param>
public sealed record DeskView(bool Available, int AdvocatesAvailable, ImmutableArray<DeskCard> Waiting, ImmutableArray<DeskCard> Mine);

/// <summary>One line of a list on the desk.</summary>
/// <param name="LastFromClientAt">When the client last wrote.</param>
/// <param name="Unanswered">The last word is the client's.</param>
public sealed record DeskCard(
    ConversationId Id, HandoffRequest Request, string Channel, Language Language, string Locality, DateTimeOffset LastFromClientAt, bool Unanswered, long LogLength);

public enum DeskResult
{
    Done,

    /// <summary>Somebody else has the floor, or nobody waits here any more.</summary>
    NotYours,

    /// <summary>There is no such conversation.</summary>
    NotFound,

    /// <summary>The text is empty or longer than 4,000, or the category or queue is unknown.</summary>
    Invalid,
}

/// <summary>CSAT of a period. Satisfied are 4s and 5s; not the mean.</summary>
/// <param name="Offered">Surveys offered.</param>
/// <param name="Answered">Those with a rating.</param>
public sealed record SurveySummary(
    int Offered, int Answered, int Satisfied, ImmutableDictionary<int, int> Ratings, ImmutableDictionary<string, int> LowReasons, ImmutableArray<SurveyAnswer> Answers);
