using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Harness;

/// <summary>
/// Waits for what another process or thread does and nobody tells of: looks again and again, every few
/// milliseconds, and gives up after two minutes, which no machine that works needs.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);

    /// <param name="what">For the message; the condition itself where none is given.</param>
    /// <exception cref="TimeoutException">It never held.</exception>
    public static Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        HoldsAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var since = Stopwatch.StartNew();
        using var look = new PeriodicTimer(LookEvery);
        while (!await condition())
        {
            if (since.Elapsed > AtMost) throw new TimeoutException($"It never came true: {what}");
            await look.WaitForNextTickAsync();
        }
    }
}
