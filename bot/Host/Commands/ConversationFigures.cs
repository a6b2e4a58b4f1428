using System.Collections.Immutable;
using System.Text.Json;

namespace Bot.Host.Commands;

/// <summary>When a person is brought in conversations that say when it is right, in shares of 1.</summary>
/// <param name="Wrong">Id, the right message's index, and where it was.</param>
internal sealed record ConversationFigures(double AtRight, double AtAll, double WithoutNeed, ImmutableArray<(string Id, int? Right, int? Found)> Wrong)
{
    /// <param name="lines">JSON: id, messages, and at: an index, or null where nobody is needed.</param>
    public static ConversationFigures Of(Classifier classifier, IEnumerable<string> lines)
    {
        var all = lines.Where(line => line.Length > 0).Select(line => (Id: Text(line), Right: At(line), Found: At(classifier.Classify(ClassifyRequest.Read(line).Request)))).ToArray();
        var needed = all.Where(one => one.Right is not null).ToArray();
        var harmless = all.Where(one => one.Right is null).ToArray();
        return new ConversationFigures(
            Share(needed, one => one.Found == one.Right),
            Share(needed, one => one.Found is not null),
            Share(harmless, one => one.Found is not null),
            [.. all.Where(one => one.Right != one.Found)]);
    }

    private static double Share<T>(T[] all, Func<T, bool> counts) => all.Length == 0 ? double.NaN : (double)all.Count(counts) / all.Length;

    private static int? At(string json)
    {
        using var line = JsonDocument.Parse(json);
        return line.RootElement.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.Number ? at.GetInt32() : null;
    }

    private static string Text(string json)
    {
        using var line = JsonDocument.Parse(json);
        return line.RootElement.TryGetProperty("id", out var id) ? id.ToString() : "";
    }
}
