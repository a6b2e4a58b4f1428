using Handoff.Console.Assets;
using Handoff.Console.Security;

namespace Handoff.Console.Pages;

/// <summary>What every page and fragment needs to know of who reads it.</summary>
/// <param name="User">Null before signing in.</param>
/// <param name="Token">Antiforgery token for this reader's forms.</param>
/// <param name="Here">Path of the page, so that the navigation can mark it.</param>
/// <param name="IdleMinutes">After how long the sign-in ends when nothing is done, so that the page can warn.</param>
public sealed record DeskFrame(DeskReader? User, string Token, string Here, int IdleMinutes)
{
    /// <returns>The address of an asset, with its version in it.</returns>
    public static string Asset(string name) => DeskAssets.AddressOf(name);
}

/// <summary>The signed-in advocate, as far as a page shows them.</summary>
public sealed record DeskReader(string Id, string Name, bool IsSupervisor)
{
    internal static DeskReader? Of(DeskUser? user) => user is null ? null : new DeskReader(user.Id.Value, user.Name, user.IsSupervisor);
}
