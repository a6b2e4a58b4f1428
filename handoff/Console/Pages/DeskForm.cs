using Handoff.Core.Conversations;
using Microsoft.AspNetCore.Http;

namespace Handoff.Console.Pages;

/// <summary>The fields of a posted form. A field that is not there is empty.</summary>
internal sealed class DeskForm(IFormCollection fields)
{
    private const int MaxKeyLength = 64;

    public static async Task<DeskForm> ReadAsync(HttpContext context) =>
        new(context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty);

    // Browsers send line ends as CR LF, which counts as two of the 4,000.
    public string Text(string name) => fields[name].ToString().ReplaceLineEndings("\n").Trim();

    /// <summary>The key that was made for this form, so that a second click is known as the first.</summary>
    public InputId Key() => new(Text("key") is { Length: > 0 and <= MaxKeyLength } key ? key : NewKey());

    public static string NewKey() => $"desk-{Guid.NewGuid():N}";

    /// <summary>A password: every character counts, spaces at the ends too.</summary>
    public string Secret(string name) => fields[name].ToString();
}
