using Handoff.Service.Stores;
using Microsoft.AspNetCore.Authorization;

namespace Handoff.Console.Security;

/// <summary>Who may reach an endpoint of the desk. The whole of <c>/desk</c> asks for <see cref="Advocate"/> unless an endpoint says otherwise.</summary>
internal static class DeskPolicies
{
    public const string Scheme = "desk";

    public static AuthorizationPolicy Advocate { get; } = Policy(Role.Advocate, Role.Supervisor);

    public static AuthorizationPolicy Supervisor { get; } = Policy(Role.Supervisor);

    private static AuthorizationPolicy Policy(params Role[] roles) => new AuthorizationPolicyBuilder(Scheme)
        .RequireAuthenticatedUser()
        .RequireRole(roles.Select(role => role.ToString()))
        .Build();
}
