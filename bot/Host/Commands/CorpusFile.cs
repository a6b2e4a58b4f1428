using System.Text.Json;

namespace Bot.Host.Commands;

/// <summary>A line of a corpus is not what it should be. The message says which, and what it needs.</summary>
internal sealed class CorpusException(string message) : Exception(message);

/// <summary>Messages whose meaning is known: a JSON object a line.</summary>
internal static class CorpusFile
{
    /// <exception cref="CorpusException">A line can't be read.</exception>
    public static IEnumerable<T> Read<T>(string path, string needs, Func<JsonElement, T> message)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return One($"{Path.GetFileName(path)}:{number}", line, needs, message);
        }
    }

    private static T One<T>(string place, string line, string needs, Func<JsonElement, T> message)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return message(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CorpusException($"{place}: This line can't be read. It needs to be a JSON object with {needs}.");
        }
    }
}
