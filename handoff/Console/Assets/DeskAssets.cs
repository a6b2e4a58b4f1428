using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Assets;

/// <summary>Script, style and icon of the desk, embedded in the assembly. Their addresses carry a version, so a browser keeps them for good.</summary>
internal static class DeskAssets
{
    private static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Asset.Load("desk.css", "text/css; charset=utf-8"),
        Asset.Load("segments.js", "text/javascript; charset=utf-8"),
        Asset.Load("desk.js", "text/javascript; charset=utf-8"),
        Asset.Load("alarm.js", "text/javascript; charset=utf-8"),
        Asset.Load("presence.js", "text/javascript; charset=utf-8"),
        Asset.Load("stream.js", "text/javascript; charset=utf-8"),
        Asset.Load("htmx.min.js", "text/javascript; charset=utf-8"),
        Asset.Load("htmx-ext-sse.min.js", "text/javascript; charset=utf-8"),
        Asset.Load("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static string AddressOf(string name) => $"/desk/assets/{name}?v={All[name].Version}";

    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("assets/{name}", Get).AllowAnonymous();

    private static IResult Get(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var asset)) return Results.NotFound();

        var headers = context.Response.Headers;
        headers.ETag = asset.ETag;
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = context.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch == asset.ETag) return Results.StatusCode(StatusCodes.Status304NotModified);

        var brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli) headers.ContentEncoding = "br";
        return Results.Bytes(brotli ? asset.Brotli : asset.Bytes, asset.ContentType);
    }

    private sealed record Asset(string Name, string ContentType, byte[] Bytes, byte[] Brotli, string Version)
    {
        public string ETag => $"\"{Version}\"";

        public static Asset Load(string name, string contentType)
        {
            using var stream = typeof(DeskAssets).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var content = bytes.ToArray();
            return new Asset(name, contentType, content, Compress(content), Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
        }

        private static byte[] Compress(byte[] content)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) brotli.Write(content);
            return packed.ToArray();
        }
    }
}
