using System.Text;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class Activities_on_the_wire
{
    [Fact]
    public void Survive_a_round_trip_with_every_field_that_we_do_not_know()
    {
        const string json = """
            {"type":"message","from":{"id":"u","name":"U","aadObjectId":"x"},"conversation":{"id":"c","isGroup":false},"text":"¿Cómo?","entities":[{"type":"ClientCapabilities"}],"localTimestamp":"2026-11-22T03:00:00.000-07:00"}
            """;

        var again = Encoding.UTF8.GetString(ActivityJson.Write(ActivityJson.Read(Encoding.UTF8.GetBytes(json))));
        Assert.True(JsonElement.DeepEquals(A.Json(json), A.Json(again)), again);
    }

    [Fact]
    public void Never_hold_a_null()
    {
        var written = Encoding.UTF8.GetString(ActivityJson.Write(A.Message("hi") with { From = new ChannelAccount("u") }));

        Assert.DoesNotContain("null", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    public void Bad_ones_are_refused_as_bad_json(string json) =>
        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Too_deep_ones_are_refused()
    {
        var deep = $$"""{"type":"event","value":{{new string('[', 200)}}{{new string(']', 200)}}}""";

        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(Encoding.UTF8.GetBytes(deep)));
    }

    [Theory]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("bell\u0007 escape\u001b[31m", "bell escape[31m")]
    [InlineData("🙏 stays", "🙏 stays")]
    public void Client_text_is_cleaned_of_what_no_one_typed(string text, string expected) => Assert.Equal(expected, ClientText.Clean(text));

    [Fact]
    public void Half_a_character_pair_becomes_the_replacement_sign() => Assert.Equal("half \ufffd pair", ClientText.Clean("half \ud83d pair"));
}
