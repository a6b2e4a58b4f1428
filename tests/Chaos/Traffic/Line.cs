using System.Diagnostics;

namespace Chaos.Traffic;

/// <summary>One client's way to the nodes: stays with one while it answers, else goes to the next.</summary>
internal sealed class Line(Gateway gateway, Dice dice)
{
    private static readonly TimeSpan TryFor = TimeSpan.FromSeconds(4);
    private int node = dice.Below(gateway.Nodes);

    public int Node => node;

    public int OtherNode => node + 1;

    public Task<Answer?> TryAsync(Call call, CancellationToken cancellationToken) => gateway.TryAsync(node, call, TryFor, cancellationToken);

    public void MoveOn() => node = (node + 1) % gateway.Nodes;

    /// <summary>The same again until somebody answers.</summary>
    /// <param name="from">The node to begin with; null for the one that answered last.</param>
    public async Task<(Answer Answer, int Tries)> AskAsync(Call call, CancellationToken cancellationToken, int? from = null)
    {
        var at = from ?? node;
        for (var tries = 1; ; tries++, at++)
        {
            if (await gateway.TryAsync(at, call, TryFor, cancellationToken) is { } answer)
            {
                if (from is null) node = at % gateway.Nodes;
                return (answer, tries);
            }

            await Task.Delay(dice.Between(0.03, 0.3), cancellationToken);
        }
    }

    public async Task<Answer> MustAsync(Call call, CancellationToken cancellationToken)
    {
        var (answer, _) = await AskAsync(call, cancellationToken);
        return answer.Succeeded ? answer : throw new UnreachableException($"{call.Method} {call.Path} was answered {answer.Status}: {answer.Body}");
    }
}
