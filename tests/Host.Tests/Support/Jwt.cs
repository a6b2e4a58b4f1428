using System.Buffers.Text;
using System.Text.Json;

namespace Host.Tests.Support;

internal static class Jwt
{
    public static JsonElement Payload(string token) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;

    public static string? Claim(string token, string name) => Payload(token).Text(name);
}
