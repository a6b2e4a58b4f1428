using System.Globalization;
using Handoff.Core.Conversations;

namespace Bot.Core.Wordings;

/// <summary>Days and times in words of our own: the program carries no culture data.</summary>
internal static class Moments
{
    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] Dias = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Meses =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    /// <returns>"Monday, November 23 at 8:00 a.m." or "lunes 23 de noviembre a las 8:00 a. m.".</returns>
    public static string Say(DateTime local, Language language)
    {
        var (day, month) = ((int)local.DayOfWeek, local.Month - 1);
        var hour = local.Hour % 12 == 0 ? 12 : local.Hour % 12;
        var clock = string.Create(CultureInfo.InvariantCulture, $"{hour}:{local.Minute:00}");
        return language == Language.Spanish
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Dias[day]} {local.Day} de {Meses[month]} a {(hour == 1 ? "la" : "las")} {clock} {(local.Hour < 12 ? "a. m." : "p. m.")}")
            : string.Create(CultureInfo.InvariantCulture, $"{Days[day]}, {Months[month]} {local.Day} at {clock} {(local.Hour < 12 ? "a.m." : "p.m.")}");
    }
}
