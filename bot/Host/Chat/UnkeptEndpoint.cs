using Bot.Host.Channels.DirectLine;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>
/// What the widget shows for a message that could not be stored. It keeps nothing and asks nothing but memory,
/// so it needs no token: the widget may have none when the store is away.
/// </summary>
internal sealed class UnkeptEndpoint(WithoutStore withoutStore, ChatOrigins origins)
{
    private const string Example = """{"text":"where can I eat tonight","lang":"en","locality":"new-mexico"}""";

    public void Map(IEndpointRouteBuilder routes) => origins.MapPost(routes, "/chat/unkept", AnswerAsync);

    private async Task AnswerAsync(HttpContext http)
    {
        if (await ChatBody.ReadAsync(http, ChatJson.Default.UnkeptRequest, Example) is not { } said) return;
        var language = said.Lang is null ? PageLanguage.Of(http.Request) : Language.Of(said.Lang);
        await Reply.JsonAsync(http, 200, withoutStore.Words(said.Text, language, said.Locality), ChatJson.Default.UnkeptWords);
    }
}

/// <summary>Body of <c>POST /chat/unkept</c>; every field may be missing.</summary>
internal sealed record UnkeptRequest(string? Text, string? Lang, string? Locality);
