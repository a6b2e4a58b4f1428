using Handoff.Console.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Trying;

/// <summary>A message is tried: editors and advocates see what the bot would do with it, and why.</summary>
internal static class TryEndpoints
{
    public const int MaxText = 4_000;

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("try", (HttpContext context, Html html) => html.ShowAsync<TryPage>(context, new TryModel()));
        desk.MapPost("try", TryAsync);
    }

    // Posted, so that what a client wrote and somebody pastes here stands in no address, history or log.
    private static async Task<IResult> TryAsync(HttpContext context, Html html, IMessageTrial trial)
    {
        var form = await DeskForm.ReadAsync(context);
        var asked = new TryModel(form.Text("text"), form.Text("channel") == "sms");
        var fault = asked.Text.Length switch
        {
            0 => "Write a message first.",
            > MaxText => $"That is longer than {MaxText:N0} characters. Try a part of it.",
            _ => null,
        };
        return fault is null
            ? await html.ShowAsync<TryPage>(context, asked with { Tried = trial.Try(asked.Text, asked.ByPhone) })
            : await html.ShowAsync<TryPage>(context, asked with { Fault = fault }, StatusCodes.Status422UnprocessableEntity);
    }
}
