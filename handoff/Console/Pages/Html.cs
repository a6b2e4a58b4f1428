using Handoff.Console.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handoff.Console.Pages;

/// <summary>Renders a component with its parameters <c>Frame</c> and <c>Model</c>: whole pages, and the fragments that live pages swap in.</summary>
internal sealed class Html(IServiceProvider services, ILoggerFactory loggers, IAntiforgery antiforgery, DeskOptions options)
{
    public DeskFrame FrameOf(HttpContext context) => new(
        DeskReader.Of(DeskUser.Of(context.User)), antiforgery.GetAndStoreTokens(context).RequestToken!, context.Request.Path.Value ?? "", options.IdleMinutes);

    public async Task<string> RenderAsync<TComponent>(DeskFrame frame, object model)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Frame"] = frame, ["Model"] = model });
            return (await renderer.RenderComponentAsync<TComponent>(parameters)).ToHtmlString();
        });
    }

    public async Task<IResult> ShowAsync<TComponent>(HttpContext context, object model, int status = StatusCodes.Status200OK)
        where TComponent : IComponent =>
        Results.Content(await RenderAsync<TComponent>(FrameOf(context), model), "text/html; charset=utf-8", statusCode: status);

    /// <summary>A page with a headline, a sentence and a way on: for what is not there, not allowed or not possible now.</summary>
    public Task<IResult> TellAsync(HttpContext context, int status, string headline, string sentence) =>
        ShowAsync<MessagePage>(context, new MessageModel(headline, sentence), status);
}
