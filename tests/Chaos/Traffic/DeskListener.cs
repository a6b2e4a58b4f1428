using System.Globalization;
using System.Net.ServerSentEvents;
using Chaos.Histories;
using Handoff.Core.Conversations;

namespace Chaos.Traffic;

/// <summary>The open page of an advocate: one conversation's stream of server-sent events, cut at random moments, taken up after the last entry shown.</summary>
/// <param name="focus">The conversation that is open; null for none.</param>
internal sealed class DeskListener(string who, DeskBrowser browser, Dice dice, Func<string?> focus)
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, List<long>> seen = [];

    public IReadOnlyList<Sighting> SightingsOf(string conversation)
    {
        lock (sync) return seen.TryGetValue(conversation, out var positions) ? [new Sighting($"{who}'s page", conversation, [.. positions], positions.LastOrDefault(), Audience.Advocates)] : [];
    }

    /// <summary>Listens until cancelled. Never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (focus() is { } conversation) await ListenAsync(conversation, cancellationToken);
            await Task.Delay(dice.Between(0.1, 0.6), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(string conversation, CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        cut.CancelAfter(dice.Between(1, 8));
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/desk/stream?c={conversation}&after={LastOf(conversation)}");
            await using var stream = await browser.OpenAsync(path, cut.Token);
            if (stream is null) return;
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(cut.Token))
                if (item.EventType == "entry" && long.TryParse(item.EventId, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) Take(conversation, position);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The network went, the node, or the reader's patience.
        }
    }

    private long LastOf(string conversation)
    {
        lock (sync) return seen.TryGetValue(conversation, out var positions) ? positions.LastOrDefault() : 0;
    }

    private void Take(string conversation, long position)
    {
        lock (sync)
        {
            if (!seen.TryGetValue(conversation, out var positions)) seen[conversation] = positions = [];
            positions.Add(position);
        }
    }
}
