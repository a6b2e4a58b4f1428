using System.Globalization;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// What indexes hold, as texts that sort as they should and can be made again from a snapshot: so the commit that
/// replaces one knows what to remove. Ticks are UTC in 19 digits; a line break or space comes before every sign of an id.
/// </summary>
internal static class IndexMembers
{
    private const int TickDigits = 19;
    private const int PlaceHead = 1 + TickDigits;
    private const int MostPriority = 9;

    /// <summary>Priority from the highest, then time, then the conversation's id: <see cref="QueuePlace.InOrder"/>.</summary>
    public static string Place(QueuePlace? place) => place is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{MostPriority - (int)place.Priority}{place.RequestedAt.UtcTicks:D19}{place.Conversation.Value} {place.Queue.Value}");

    public static QueuePlace ReadPlace(string member)
    {
        var end = member.IndexOf(' ', PlaceHead);
        return new QueuePlace(new(member[PlaceHead..end]), new QueueName(member[(end + 1)..]), (Priority)(MostPriority - (member[0] - '0')), Time(member.AsSpan(1, TickDigits)));
    }

    public static string Held(AdvocateId? advocate, ConversationId id) => advocate is { } known ? $"{known.Value}\n{id.Value}" : "";

    public static (AdvocateId Advocate, ConversationId Conversation) ReadHeld(string member)
    {
        var end = member.LastIndexOf('\n');
        return (new AdvocateId(member[..end]), new ConversationId(member[(end + 1)..]));
    }

    public static string Due(Deadline? deadline, ConversationId id) => deadline is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{(int)deadline.Kind}{deadline.Due.UtcTicks:D19}{id.Value}");

    public static (ConversationId Conversation, Deadline Deadline) ReadDue(string member) =>
        (new(member[PlaceHead..]), new Deadline((DeadlineKind)(member[0] - '0'), Time(member.AsSpan(1, TickDigits))));

    public static string Wait(DateTimeOffset claimedAt, TimeSpan waited) => string.Create(CultureInfo.InvariantCulture, $"{claimedAt.UtcTicks:D19}{waited.Ticks}");

    public static (DateTimeOffset ClaimedAt, TimeSpan Waited) ReadWait(string wait) =>
        (Time(wait.AsSpan(0, TickDigits)), TimeSpan.FromTicks(long.Parse(wait.AsSpan(TickDigits), CultureInfo.InvariantCulture)));

    public static string Delivery(Delivery delivery) => string.Create(CultureInfo.InvariantCulture, $"{(int)delivery.Lane}{delivery.Position:D8}");

    public static Delivery ReadDelivery(string conversation, string member) =>
        new(new(conversation), long.Parse(member.AsSpan(1), CultureInfo.InvariantCulture), (DeliveryLane)(member[0] - '0'));

    /// <summary>What a delivery's member stands for: "attempts notBefore leaseUntil". An archive knows no leases.</summary>
    public static string PushState(ArchiveRecord.Push push) =>
        string.Create(CultureInfo.InvariantCulture, $"{push.Attempts} {(push.NotBefore is { } time ? NotBefore(time) : 0)} 0");

    public static ArchiveRecord.Push ReadPush(ConversationId id, string member, string state)
    {
        var (delivery, parts) = (ReadDelivery(id.Value, member), state.Split(' '));
        var notBefore = long.Parse(parts[1], CultureInfo.InvariantCulture);
        return new ArchiveRecord.Push(
            delivery.Position, delivery.Lane, int.Parse(parts[0], CultureInfo.InvariantCulture),
            notBefore == 0 ? null : DateTimeOffset.UnixEpoch.AddTicks(notBefore * TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Whole microseconds since 1970, rounded up: as many as a score holds exactly, and never too early.</summary>
    public static long NotBefore(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond;

    public static long Now(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Time(ReadOnlySpan<char> ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
