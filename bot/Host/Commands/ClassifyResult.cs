using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Core;

namespace Bot.Host.Commands;

/// <summary>One line of results.</summary>
/// <param name="Action">As <see cref="Understanding.ActionName"/>, or what the conversation made of it.</param>
/// <param name="At">Index of the client's message at which the transfer starts; null for a single text, or if there is none.</param>
/// <param name="Heard">Whether signal and level are reported: for a conversation they are those at <paramref name="At"/>.</param>
internal sealed record ClassifyResult(string? Id, Understanding Understanding, string Action, int? At, bool Heard)
{
    // Read by scripts and never by a browser: accents stay letters.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string OfError(string? id, string error) => Write(id, json => json.WriteString("error", error));

    public string ToJson() => Write(Id, json =>
    {
        json.WriteString("topic", Understanding.Topic);
        json.WriteNumber("confidence", Math.Round(Understanding.Confidence, 4));
        json.WriteStartArray("candidates");
        foreach (var candidate in Understanding.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("topic", candidate.Topic);
            json.WriteNumber("score", Math.Round(candidate.Score, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("signal", Heard ? Understanding.Signal : "none");
        json.WriteString("level", Heard ? Understanding.LevelName : "none");
        json.WriteString("action", Action);
        json.WriteString("lang", Understanding.Language?.Code);
        if (At is { } at) json.WriteNumber("at", at);
        else json.WriteNull("at");
        json.WriteStartArray("why");
        foreach (var why in Understanding.Why) json.WriteStringValue(why);
        json.WriteEndArray();
    });

    private static string Write(string? id, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(id ?? "null");
            rest(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
