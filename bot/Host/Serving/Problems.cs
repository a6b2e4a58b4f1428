using System.Text.Json.Serialization;

namespace Bot.Host.Serving;

/// <summary>Errors outside Direct Line: <c>application/problem+json</c> (RFC 9457).</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext http, int status, string title)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new Problem(title, status), ProblemJson.Default.Problem, "application/problem+json");
    }
}

internal sealed record Problem(string Title, int Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
