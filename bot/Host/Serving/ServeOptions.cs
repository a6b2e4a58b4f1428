using System.Collections.Immutable;
using System.Net;
using Bot.Host.Channels.Sms;
using Handoff.Console;
using Handoff.Service.Stores;

namespace Bot.Host.Serving;

/// <summary>All settings of a running service. Every default runs.</summary>
/// <param name="Urls">Where to listen. Plain HTTP: TLS ends at the proxy in front.</param>
/// <param name="StorePath">The database file; with Redis only the folder of what clients upload.</param>
/// <param name="Redis">Null for the database file.</param>
/// <param name="Twilio">Null where there is no SMS; on one's own machine without settings a simulated one.</param>
/// <param name="TrustedProxies">Proxies whose X-Forwarded headers are believed.</param>
internal sealed record ServeOptions(
    ImmutableArray<string> Urls,
    Roles Roles,
    ImmutableArray<IPNetwork> TrustedProxies,
    string DialogsPath,
    string StorePath,
    RedisOptions? Redis,
    DirectLineOptions DirectLine,
    ChatOptions Chat,
    string? MetricsToken,
    DeskOptions Desk,
    TwilioOptions? Twilio);

/// <summary>What this node does. Any number of nodes may do any of it.</summary>
[Flags]
internal enum Roles
{
    None = 0,

    /// <summary>Clients' channels and the chat page.</summary>
    Bot = 1,

    /// <summary>The advocates' desk.</summary>
    Desk = 2,

    /// <summary>Deadlines and deliveries.</summary>
    Worker = 4,

    All = Bot | Desk | Worker,
}

/// <param name="Secret">At least 8 characters; null to make one on the first start and keep it in the store.</param>
/// <param name="Uploads">Whether clients may send files.</param>
internal sealed record DirectLineOptions(string? Secret, bool Uploads);

/// <param name="AllowedOrigins">Other sites that embed the chat: they get tokens and may frame the page. <c>*</c> is every site.</param>
/// <param name="TokensPerMinute">From one address. Generous: a library's many readers share one.</param>
internal sealed record ChatOptions(ImmutableArray<string> AllowedOrigins, int TokensPerMinute)
{
    public bool Allows(string origin) => AllowedOrigins.Contains("*") || AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
