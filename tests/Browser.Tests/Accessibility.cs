using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests;

internal static class Accessibility
{
    /// <summary>What axe finds on the page when nothing moves: halfway through fading in, any text is pale.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(this IPage page)
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        return (await page.RunAxe()).Violations.Select(found => $"{found.Id}: {found.Help} {string.Join(' ', found.Nodes.Select(node => node.Html))}");
    }
}
