using System.Globalization;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>The language of a page: chosen in its address, else the browser's, else English.</summary>
internal static class PageLanguage
{
    public static Language Of(HttpRequest request)
    {
        string? chosen = request.Query["lang"];
        return string.IsNullOrEmpty(chosen) ? Preferred(request.Headers.AcceptLanguage.ToString()) : Language.Of(chosen);
    }

    // English unless Spanish is wanted more: "es-MX,es;q=0.9,en;q=0.8" is Spanish.
    private static Language Preferred(string header)
    {
        var (english, spanish) = (0.0, 0.0);
        foreach (var range in header.AsSpan().Split(','))
        {
            var part = header.AsSpan(range).Trim();
            var parameter = part.IndexOf(';');
            var tag = parameter < 0 ? part : part[..parameter].Trim();
            var weight = parameter < 0 ? 1 : Weight(part[(parameter + 1)..].Trim());
            if (tag.StartsWith("es", StringComparison.OrdinalIgnoreCase)) spanish = Math.Max(spanish, weight);
            else if (tag.StartsWith("en", StringComparison.OrdinalIgnoreCase)) english = Math.Max(english, weight);
        }

        return spanish > english ? Language.Spanish : Language.English;
    }

    private static double Weight(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=") && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
}
