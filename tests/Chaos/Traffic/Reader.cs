using System.Globalization;
using System.Text.Json;
using Chaos.Histories;

namespace Chaos.Traffic;

/// <summary>Reads a conversation after its own watermark, over as many connections as it takes, and keeps what it was shown.</summary>
internal abstract class Reader(string who, string conversation)
{
    private readonly Lock sync = new();
    private readonly List<long> positions = [];
    private TaskCompletionSource more = New();

    protected string Conversation => conversation;

    protected long Watermark { get; private set; }

    public Sighting Sighting
    {
        get
        {
            lock (sync) return new Sighting(who, conversation, [.. positions], Watermark);
        }
    }

    public static long PositionOf(string activityId) => long.Parse(activityId.AsSpan(activityId.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Reads until cancelled. Never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public virtual void Drop()
    {
    }

    public async Task<bool> ReachAsync(long position, TimeSpan within)
    {
        using var time = new CancellationTokenSource(within);
        while (true)
        {
            Task next;
            lock (sync)
            {
                if (Watermark >= position) return true;
                next = more.Task;
            }

            try
            {
                await next.WaitAsync(time.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    /// <summary>One connection, or one look.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    /// <param name="set">Activities and watermark, as Direct Line sends them.</param>
    protected void Take(JsonElement set)
    {
        lock (sync)
        {
            foreach (var activity in set.GetProperty("activities").EnumerateArray())
                if (activity.GetProperty("type").GetString() != "typing") positions.Add(PositionOf(activity.GetProperty("id").GetString()!));

            Watermark = long.Parse(set.GetProperty("watermark").GetString()!, CultureInfo.InvariantCulture);
            more.TrySetResult();
            more = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
