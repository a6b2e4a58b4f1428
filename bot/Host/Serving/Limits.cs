using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bot.Host.Serving;

/// <summary>What one connection may ask of the web server.</summary>
internal static class Limits
{
    private const int MostConnections = 20_000;

    // More than anything may send (an upload raises it for itself), because past it the connection is cut:
    // then a client never reads that their message was too long, and sends it again.
    private const int MostBodyBytes = 8 * 1024 * 1024;
    private const int MostHeaderBytes = 32 * 1024;

    public static void Set(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.AllowSynchronousIO = false;
        server.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);

        var limits = server.Limits;
        limits.MaxConcurrentConnections = MostConnections;
        limits.MaxConcurrentUpgradedConnections = MostConnections;
        limits.MaxRequestBodySize = MostBodyBytes;
        limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(120);
    }
}
