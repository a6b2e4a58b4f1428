using System.Diagnostics;

namespace Handoff.Service.Tests;

/// <summary>Waits for something that another process or thread does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    public static void Holds(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < AtMost, "It never came true.");
            Thread.Sleep(5);
        }
    }

    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < AtMost, "It never came true.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
