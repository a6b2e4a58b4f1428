using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores;

/// <summary>What conversations are found by. Derived from snapshots in the same commit, never written by hand.</summary>
public interface IConversationIndex
{
    /// <returns>Everybody who waits, in the order in which they will be taken; at most <paramref name="limit"/>.</returns>
    Task<ImmutableArray<QueuePlace>> WaitingAsync(int limit, CancellationToken cancellationToken);

    Task<ImmutableArray<ConversationId>> HeldByAsync(AdvocateId advocate, CancellationToken cancellationToken);

    /// <returns>Every advocate who has the floor somewhere.</returns>
    Task<ImmutableArray<AdvocateId>> HoldersAsync(CancellationToken cancellationToken);

    /// <returns>The median of the last 20 waits that ended with an advocate in the last 8 hours; null for fewer than 3.</returns>
    Task<TimeSpan?> TypicalWaitAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Deadlines that have passed and that no other worker holds. Each is held for <paramref name="lease"/>;
    /// whoever dies loses it. It is gone when the conversation's deadline changes.
    /// </summary>
    Task<ImmutableArray<(ConversationId Conversation, Deadline Deadline)>> LeaseDueAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);
}

/// <summary>Pushes to phones, written in the commit of the turn that says them.</summary>
public interface IOutbox
{
    /// <summary>Deliveries that may go now: at most one a conversation, the best lane first. Each is held for <paramref name="lease"/>.</summary>
    Task<ImmutableArray<LeasedDelivery>> LeaseAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Tries again not before <paramref name="notBefore"/>.</summary>
    Task PostponeAsync(Delivery delivery, DateTimeOffset notBefore, CancellationToken cancellationToken);
}

/// <param name="Attempts">How often it was leased before.</param>
public sealed record LeasedDelivery(Delivery Delivery, int Attempts);

/// <summary>What clients said of the help they got.</summary>
public interface ISurveyReports
{
    /// <returns>Surveys offered in the period, newest first, at most <paramref name="limit"/>.</returns>
    Task<ImmutableArray<SurveyAnswer>> AnswersAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken);
}

/// <summary>Small durable values: signing keys and the like. Names are fixed in code.</summary>
public interface ISettings
{
    Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores the value unless there is one already: two nodes that start together agree.</summary>
    /// <returns>The value that is stored now.</returns>
    Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken);

    Task SetAsync(string name, byte[] value, CancellationToken cancellationToken);
}

/// <summary>Who works here. Kept apart from conversations: an account is not part of any turn.</summary>
public interface IAccountStore
{
    Task<Account?> FindAsync(string user, CancellationToken cancellationToken);

    Task<Account?> FindAsync(AdvocateId id, CancellationToken cancellationToken);

    Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellationToken);

    /// <returns>False if the user name is taken.</returns>
    Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken);

    /// <returns>False if it changed since it was read (see <see cref="Account.Version"/>).</returns>
    Task<bool> TryUpdateAsync(Account account, CancellationToken cancellationToken);
}

public enum Role
{
    Advocate,
    Supervisor,
}

/// <param name="User">Sign-in name, lower case, at most 64 characters.</param>
/// <param name="Name">The first name that clients see.</param>
/// <param name="PasswordHash">Of ASP.NET Identity's hasher.</param>
/// <param name="SecurityStamp">Changes with the password: older sign-ins end.</param>
/// <param name="Version">Raised by the store with each update.</param>
public sealed record Account(
    AdvocateId Id,
    string User,
    string Name,
    Role Role,
    string PasswordHash,
    string SecurityStamp,
    int FailedSignIns,
    DateTimeOffset? LockedUntil,
    bool Disabled,
    int Version);

/// <summary>Who is there. Time-to-live values, so that a dead browser or node says so by silence.</summary>
public interface IPresenceStore
{
    Task SeenAsync(AdvocateId advocate, bool available, DateTimeOffset at, CancellationToken cancellationToken);

    Task<ImmutableArray<AdvocatePresence>> AllAsync(CancellationToken cancellationToken);
}

public sealed record AdvocatePresence(AdvocateId Advocate, bool Available, DateTimeOffset SeenAt);
