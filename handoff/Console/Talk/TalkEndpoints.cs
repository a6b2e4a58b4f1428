using System.Globalization;
using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Desk;
using Handoff.Service.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Talk;

/// <summary>What an advocate does in a conversation. Whether they may is decided by the turn itself, not here.</summary>
internal sealed class TalkEndpoints(IDesk desk, IPhoneDesk phones, DeskPages pages, TalkReader talks, Html html)
{
    private const string NotYours = "Not sent: you no longer have this conversation.";
    private const string NotFitForPhone = "Not sent: a text message has at most 1,600 characters.";
    private const string NotFit = "Not sent: a message has 1 to 4,000 characters.";

    public static void Map(IEndpointRouteBuilder desk)
    {
        var talk = desk.MapGroup("c/{id}");
        talk.MapPost("claim", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.ClaimAsync));
        talk.MapPost("say", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.SayAsync));
        talk.MapPost("note", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.NoteAsync));
        talk.MapPost("resolve", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.ResolveAsync));
        talk.MapPost("to-bot", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.ReturnAsync));
        talk.MapPost("transfer", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.TransferAsync));
        talk.MapPost("again", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.SendAgainAsync));
        talk.MapPost("opt-out", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.OptOutAsync));
        talk.MapPost("typing", (string id, HttpContext context, TalkEndpoints to) => to.ActAsync(id, context, to.Typing));
    }

    private async Task<IResult> ActAsync(string id, HttpContext context, Func<Act, Task<IResult>> act)
    {
        var form = await DeskForm.ReadAsync(context);
        var conversation = ActionsModel.ParseId(id) is { } valid ? await desk.FindAsync(valid, context.RequestAborted) : null;
        return conversation is null
            ? await pages.NotThereAsync(context)
            : await act(new Act(context, DeskUser.Of(context.User)!, conversation, form));
    }

    private async Task<IResult> ClaimAsync(Act act)
    {
        if (!await desk.IsAvailableAsync(act.User.Id, act.Context.RequestAborted)) return Results.Redirect($"/desk?notice={Notices.Away}");

        return await desk.ClaimAsync(act.User.Advocate, act.Id, CancellationToken.None) == DeskResult.Done
            ? Results.Redirect($"/desk/c/{act.Id}")
            : Results.Redirect($"/desk?notice={Notices.Gone}&about={act.Id}");
    }

    private async Task<IResult> SayAsync(Act act)
    {
        var (text, key) = (act.Form.Text("text"), act.Form.Key());
        var fault = await PhoneFaultAsync(act, text) ?? FaultOf(text.Length == 0 ? DeskResult.Invalid : await desk.SayAsync(act.User.Advocate, act.Id, text, key, CancellationToken.None));
        if (act.ByScript) return await ShowSentAsync(act, fault, key);

        if (fault is null) return Results.Redirect($"/desk/c/{act.Id}#composer");
        return act.User.MayOpen(act.Conversation)
            ? await pages.ShowAsync(act.Context, act.User, act.Conversation, text, fault)
            : Results.Redirect($"/desk?notice={Notices.Gone}&about={act.Id}");
    }

    private static string? FaultOf(DeskResult result) => result switch { DeskResult.Done => null, DeskResult.Invalid => NotFit, _ => NotYours };

    private async Task<string?> PhoneFaultAsync(Act act, string text) =>
        await phones.LookAsync(act.Conversation, act.Context.RequestAborted) is not { } phone ? null
        : talks.LockOf(phone) is { } why ? $"Not sent. {why}"
        : text.Length > OutgoingText.MostCharacters ? NotFitForPhone
        : null;

    private async Task<IResult> SendAgainAsync(Act act) => long.TryParse(act.Form.Text("position"), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        ? Back(act, await phones.SendAgainAsync(act.User.Advocate, act.Id, position, CancellationToken.None), Notices.Again)
        : Back(act, DeskResult.Invalid, "");

    private async Task<IResult> OptOutAsync(Act act) =>
        Back(act, await phones.OptOutAsync(act.User.Advocate, act.Id, act.Form.Key(), CancellationToken.None), Notices.OptedOut);

    // What was not sent keeps its key: whatever went wrong, the same text goes out once.
    private async Task<IResult> ShowSentAsync(Act act, string? fault, InputId key)
    {
        var model = new SentModel(fault is null ? DeskForm.NewKey() : key.Value, fault);
        var fragment = await html.RenderAsync<SentState>(html.FrameOf(act.Context), model);
        return Results.Content(fragment, "text/html; charset=utf-8", statusCode: fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private async Task<IResult> NoteAsync(Act act) =>
        Back(act, await desk.NoteAsync(act.User.Advocate, act.Id, act.Form.Text("text"), act.Form.Key(), CancellationToken.None), Notices.Noted);

    private async Task<IResult> ResolveAsync(Act act) =>
        Leave(act, await desk.ResolveAsync(act.User.Advocate, act.Id, act.Form.Text("category"), NoteOf(act.Form), CancellationToken.None), Notices.Resolved);

    // Nobody in danger is left to a machine by a slip of the hand, though the danger came up after the page was drawn.
    private async Task<IResult> ReturnAsync(Act act) =>
        BriefModel.RequestOf(act.Conversation) is { Danger: true } && act.Form.Text("sure").Length == 0
            ? await html.ShowAsync<ReturnPage>(act.Context, talks.ActionsOf(act.User, act.Conversation, phone: null, available: true))
            : Leave(act, await desk.ReturnToBotAsync(act.User.Advocate, act.Id, CancellationToken.None), Notices.Returned);

    private async Task<IResult> TransferAsync(Act act)
    {
        var queue = new QueueName(act.Form.Text("queue"));
        return Leave(act, await desk.TransferAsync(act.User.Advocate, act.Id, queue, NoteOf(act.Form), CancellationToken.None), Notices.Moved);
    }

    private Task<IResult> Typing(Act act)
    {
        if (Floors.Of(act.Conversation, act.User.Id) == Floor.Mine) desk.Typing(act.User.Advocate, act.Id);
        return Task.FromResult(Results.NoContent());
    }

    // Who has just carried somebody through danger is offered a pause, not the next client.
    private static IResult Leave(Act act, DeskResult result, string notice) => result switch
    {
        DeskResult.Done when BriefModel.RequestOf(act.Conversation) is { Danger: true } => Results.Redirect("/desk?breath"),
        DeskResult.Done => Results.Redirect($"/desk?notice={notice}"),
        _ => Back(act, result, ""),
    };

    private static IResult Back(Act act, DeskResult result, string notice) => result switch
    {
        DeskResult.Done => Results.Redirect($"/desk/c/{act.Id}?notice={notice}"),
        DeskResult.Invalid => Results.Redirect($"/desk/c/{act.Id}?notice={Notices.Invalid}"),
        _ => Results.Redirect($"/desk?notice={Notices.Lost}"),
    };

    private static string? NoteOf(DeskForm form) => form.Text("note") is { Length: > 0 } note ? note : null;

    private sealed record Act(HttpContext Context, DeskUser User, Conversation Conversation, DeskForm Form)
    {
        public ConversationId Id => Conversation.Id;

        public bool ByScript => Context.Request.Headers.ContainsKey("HX-Request");
    }
}
