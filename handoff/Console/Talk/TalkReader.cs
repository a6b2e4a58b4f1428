using System.Collections.Immutable;
using Handoff.Console.Lists;
using Handoff.Console.Security;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Handoff.Service.Stores;

namespace Handoff.Console.Talk;

/// <summary>Reads a conversation into what a page shows.</summary>
internal sealed class TalkReader(IDesk desk, IPhoneDesk phones, TimeProvider clock)
{
    /// <summary>A client's conversation goes on for years; a page begins with about this many entries of it.</summary>
    private const int Shown = 400;

    public async Task<TalkModel> ReadAsync(DeskUser user, Conversation conversation, bool available, bool all, CancellationToken cancellationToken)
    {
        var from = all ? 0 : Math.Max(0, conversation.LogLength - Shown);
        var (lines, readTo) = await LinesAsync(conversation, from, cancellationToken);
        var phone = await phones.LookAsync(conversation, cancellationToken);
        return new TalkModel(conversation.Id.Value, BriefModel.Of(conversation, phone), lines, readTo, from > 0, ActionsOf(user, conversation, phone, available));
    }

    /// <returns>Lines after a position, and the position up to which they are complete.</returns>
    public async Task<(ImmutableArray<LineModel> Lines, long ReadTo)> LinesAsync(Conversation conversation, long after, CancellationToken cancellationToken)
    {
        var deliveries = conversation.Channel.Pushes ? await phones.DeliveriesAsync(conversation.Id, after, cancellationToken) : [];
        var words = new Lines(ClockNow(), conversation, desk.Rules, deliveries.ToDictionary(delivery => delivery.Position));
        var lines = ImmutableArray.CreateBuilder<LineModel>();
        LogSlice slice;
        do
        {
            slice = await desk.ReadAsync(conversation.Id, after, cancellationToken);
            foreach (var entry in slice.Entries)
                if (words.Of(entry) is { } line) lines.Add(line);

            if (slice.ReadTo <= after) break;
            after = slice.ReadTo;
        }
        while (true);

        return (lines.ToImmutable(), after);
    }

    public ActionsModel ActionsOf(DeskUser user, Conversation conversation, PhoneView? phone, bool available) => new(
        conversation.Id.Value,
        Floors.Of(conversation, user.Id),
        Floors.Sentence(conversation),
        Words.Language(conversation.Language.Code),
        Words.Channel(conversation.Channel.Name),
        conversation.Channel.Pushes,
        LockOf(phone),
        BriefModel.RequestOf(conversation) is { Danger: true },
        available,
        [.. desk.Rules.ResolveCategories.Select(category => (category.Id, category.Name))],
        [.. desk.Rules.Queues.Keys.Select(queue => queue.Value).Order(StringComparer.Ordinal).Select(queue => (queue, Words.Title(queue)))]);

    /// <returns>Why nothing may be sent to a client; null if it may.</returns>
    public string? LockOf(PhoneView? phone) => phone?.OptedOutAt is not { } since
        ? null
        : phone.ByDesk
            ? $"This client asked us on {ClockNow().Day(since)} to send no more texts, so nothing can be sent. Call them instead. They can text START to be sent texts again."
            : $"This client opted out of texts on {ClockNow().Day(since)}, so nothing can be sent. Call them instead. They can text START to be sent texts again.";

    private DeskClock ClockNow() => new(desk.Rules.Hours.Zone, clock.GetUtcNow());
}
