using System.Security.Claims;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Stores;

namespace Handoff.Console.Security;

/// <summary>Who is signed in.</summary>
/// <param name="Name">The first name that clients see.</param>
internal sealed record DeskUser(AdvocateId Id, string Name, Role Role, string Stamp)
{
    private const string StampClaim = "stamp";

    public bool IsSupervisor => Role == Role.Supervisor;

    public Advocate Advocate => new(Id, Name);

    public static DeskUser Of(Account account) => new(account.Id, account.Name, account.Role, account.SecurityStamp);

    public static DeskUser? Of(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && principal.FindFirstValue(StampClaim) is { } stamp
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new DeskUser(new AdvocateId(id), principal.FindFirstValue(ClaimTypes.Name) ?? "", role, stamp)
            : null;

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Id.Value),
            new Claim(ClaimTypes.Name, Name),
            new Claim(ClaimTypes.Role, Role.ToString()),
            new Claim(StampClaim, Stamp),
        ],
        DeskPolicies.Scheme));
}
