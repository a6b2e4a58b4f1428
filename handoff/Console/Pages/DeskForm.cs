using Microsoft.AspNetCore.Http;

namespace Handoff.Console.Pages;

/// <summary>The fields of a posted form. A field that is not there is empty.</summary>
internal sealed class DeskForm(IFormCollection fields)
{
    public static async Task<DeskForm> ReadAsync(HttpContext context) =>
        new(context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty);

    // Browsers send line ends as CR LF, which counts as two of the 4,000.
    public string Text(string name) => fields[name].ToString().ReplaceLineEndings("\n").Trim();

    /// <summary>A password: every character counts, spaces at the ends too.</summary>
    public string Secret(string name) => fields[name].ToString();
}
