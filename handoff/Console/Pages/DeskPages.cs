using Handoff.Console.Lists;
using Handoff.Console.Security;
using Handoff.Console.Talk;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Pages;

/// <summary>The desk itself, with no conversation open or with one.</summary>
internal sealed class DeskPages(IDesk desk, TalkReader talks, Html html, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("", (HttpContext context, DeskPages pages) => pages.ShowDeskAsync(context));
        desk.MapGet("c/{id}", (string id, HttpContext context, DeskPages pages) => pages.ShowConversationAsync(id, context));
    }

    private async Task<IResult> ShowDeskAsync(HttpContext context)
    {
        var (user, query) = (DeskUser.Of(context.User)!, context.Request.Query);
        var view = await LookAsync(user, context);
        var about = ActionsModel.ParseId(query["about"]) is { } id ? await desk.FindAsync(id, context.RequestAborted) : null;
        var moment = query.ContainsKey("breath") ? Moment.Breath : query.ContainsKey("rest") ? Moment.Rest : Moment.Ready;
        var notice = Notices.Sentence(query["notice"], about, view.Waiting.Length);
        return await html.ShowAsync<DeskPage>(context, ModelOf(view, null, null, moment, notice));
    }

    private async Task<IResult> ShowConversationAsync(string id, HttpContext context)
    {
        var user = DeskUser.Of(context.User)!;
        var conversation = ActionsModel.ParseId(id) is { } valid ? await desk.FindAsync(valid, context.RequestAborted) : null;
        if (conversation is null) return await NotThereAsync(context);
        return user.MayOpen(conversation) ? await ShowAsync(context, user, conversation, "", null) : await NotYoursAsync(context, conversation);
    }

    /// <param name="draft">Text that could not be sent; empty for none.</param>
    public async Task<IResult> ShowAsync(HttpContext context, DeskUser user, Conversation conversation, string draft, string? fault)
    {
        var view = await LookAsync(user, context);
        var talk = await talks.ReadAsync(user, conversation, view.Available, context.Request.Query.ContainsKey("all"), context.RequestAborted);
        var notice = Notices.Sentence(context.Request.Query["notice"], conversation, view.Waiting.Length);
        var model = ModelOf(view, conversation.Id, talk with { Actions = talk.Actions with { Draft = draft, Fault = fault } }, Moment.Ready, notice);
        return await html.ShowAsync<DeskPage>(context, model, fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public Task<IResult> NotThereAsync(HttpContext context) =>
        html.TellAsync(context, StatusCodes.Status404NotFound, "Nothing here", "There is no such conversation.");

    private Task<IResult> NotYoursAsync(HttpContext context, Conversation conversation) =>
        html.TellAsync(context, StatusCodes.Status403Forbidden, "Not yours to open", $"{Floors.Sentence(conversation)} You can open clients who wait and those you have taken.");

    private async Task<DeskView> LookAsync(DeskUser user, HttpContext context)
    {
        await desk.SeenAsync(user.Id, available: null, context.RequestAborted);
        return await desk.LookAsync(user.Id, context.RequestAborted);
    }

    private DeskModel ModelOf(DeskView view, ConversationId? open, TalkModel? talk, Moment moment, string? notice) =>
        new(StandingModel.Of(view), ListsModel.Of(view, open, clock.GetUtcNow()), talk, moment, notice);
}
