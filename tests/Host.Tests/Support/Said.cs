using System.Text.Json;

namespace Host.Tests.Support;

/// <summary>Reads activities.</summary>
internal static class Said
{
    public static string? Text(this JsonElement activity, string name) =>
        activity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool IsFromClient(this JsonElement activity) => activity.GetProperty("from").Text("role") == "user";

    public static bool IsMessage(this JsonElement activity) => activity.Text("type") == "message";

    public static string? ClientActivityId(this JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) ? data.Text("clientActivityID") : null;

    public static string Id(this JsonElement activity) => activity.Text("id")!;
}
