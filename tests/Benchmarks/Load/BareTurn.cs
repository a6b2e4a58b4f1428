using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StackExchange.Redis;

namespace Benchmarks.Load;

/// <summary>
/// The least that a turn on Redis can be in ASP.NET: parse the activity, read a hash, write the hash and append
/// two log entries in one script, answer. No routing, no signals, no dialog, no repeats. A process of its own.
/// </summary>
internal static class BareTurn
{
    private const string Script = """
        redis.call('HSET', KEYS[1], 'snapshot', ARGV[1])
        redis.call('HINCRBY', KEYS[1], 'length', 2)
        redis.call('RPUSH', KEYS[2], ARGV[2], ARGV[3])
        return redis.call('HGET', KEYS[1], 'length')
        """;

    public static Task<int> RunAsync(string redis) => BareServer.RunAsync(redis, (app, link) =>
    {
        var database = link.GetDatabase();
        app.Run(http => AnswerAsync(http, database));
    });

    private static async Task AnswerAsync(HttpContext http, IDatabase database)
    {
        var said = (await JsonSerializer.DeserializeAsync(http.Request.Body, BareJson.Default.BareActivity))!;
        var id = http.Request.Path.Value!;
        var state = await database.HashGetAllAsync("{bare}:c:" + id);
        var reply = JsonSerializer.SerializeToUtf8Bytes(new BareActivity("message", $"You said: {said.Text} ({state.Length})"), BareJson.Default.BareActivity);
        var snapshot = new byte[1_200];
        await database.ScriptEvaluateAsync(
            Script, ["{bare}:c:" + id, "{bare}:l:" + id], [snapshot, JsonSerializer.SerializeToUtf8Bytes(said, BareJson.Default.BareActivity), reply]);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = reply.Length;
        await http.Response.Body.WriteAsync(reply);
    }
}

internal sealed record BareActivity(string Type, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareActivity))]
internal sealed partial class BareJson : JsonSerializerContext;
