using System.Diagnostics;

namespace Chaos.Histories;

/// <summary>What everybody did, by conversation. One clock for all.</summary>
internal sealed class History
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, List<Operation>> operations = [];
    private readonly long startedAt = Stopwatch.GetTimestamp();

    public TimeSpan Now => Stopwatch.GetElapsedTime(startedAt);

    public void Add(Operation operation)
    {
        lock (sync)
        {
            if (!operations.TryGetValue(operation.Conversation, out var list)) operations[operation.Conversation] = list = [];
            list.Add(operation);
        }
    }

    /// <returns>In the order in which they were begun.</returns>
    public IReadOnlyList<Operation> Of(string conversation)
    {
        lock (sync) return operations.TryGetValue(conversation, out var list) ? [.. list.OrderBy(o => o.Invoked)] : [];
    }

    public IReadOnlyList<Operation> All()
    {
        lock (sync) return [.. operations.Values.SelectMany(list => list)];
    }
}
