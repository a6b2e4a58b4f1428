using System.Net;
using Bot.Host.Content;
using Handoff.Core.Conversations;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Chat;

/// <summary>What the window asks for when a message could not be stored.</summary>
public sealed class What_it_could_not_keep(SharedHost shared)
{
    private const string Path = "/chat/unkept";

    private RunningHost Host => shared.Host;

    [Theory]
    [InlineData("I want to kill myself", "en", "en")]
    [InlineData("quiero matarme", "es", "es")]
    [InlineData("quiero matarme esta noche", "en", "es")]
    public async Task Gets_the_safety_words_for_danger_in_the_language_of_the_message(string text, string page, string said)
    {
        var answer = await Host.Http.SendAsync("POST", Path, body: $$"""{"text":"{{text}}","lang":"{{page}}"}""");

        var words = Host.Services.GetRequiredService<IContent>().Book.WithoutStore.For(Language.Of(said), brief: false);
        Assert.Equal((HttpStatusCode.OK, words, said), (answer.Status, answer["text"], answer["lang"]));
        Assert.True(answer.Json.GetProperty("danger").GetBoolean());
    }

    [Theory]
    [InlineData("""{"text":"what is wic"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"text":"","lang":"xx","locality":"nowhere"}""")]
    public async Task Gets_an_apology_and_a_number_for_all_else(string body)
    {
        var answer = await Host.Http.SendAsync("POST", Path, body: body);

        Assert.False(answer.Json.GetProperty("danger").GetBoolean());
        Assert.Contains("211", answer["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"text":5}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("text=hi", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Is_refused_where_it_is_nonsense(string body, string type, HttpStatusCode status) =>
        Assert.Equal(status, (await Host.Http.SendAsync("POST", Path, body: body, type: type)).Status);
}
