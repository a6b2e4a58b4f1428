using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;

namespace Bot.Core.Dialogs.Inspection;

/// <summary>Faults that any text can have: a language missing, an unknown variable.</summary>
internal sealed class TextFaults(DialogBook book)
{
    public const int MostButton = 24;

    /// <param name="values">Values that the reply fills in itself, with an example as long as they get.</param>
    public IEnumerable<DialogFault> Find(string source, string key, Text text, params IReadOnlyList<(string Name, string Value)> values)
    {
        (string Name, Localized Text)[] forms = text.Web == text.Sms ? [("", text.Sms)] : [("web", text.Web), ("sms", text.Sms)];
        foreach (var (form, localized) in forms)
            foreach (var fault in Missing(source, Path(key, form), localized).Concat(Unknown(source, Path(key, form), localized, values))) yield return fault;
    }

    public static IEnumerable<DialogFault> Missing(string source, string key, Localized text)
    {
        if (string.IsNullOrWhiteSpace(text.English)) yield return new(source, Path(key, "en"), "The English text is missing.", "Write it beside the Spanish one.");
        if (string.IsNullOrWhiteSpace(text.Spanish)) yield return new(source, Path(key, "es"), "The Spanish text is missing.", "Write it beside the English one.");
    }

    /// <summary>A button's label: both languages, short enough for a phone, and no word that carriers take for themselves.</summary>
    public static IEnumerable<DialogFault> Label(string source, string key, Localized label, bool limited = true)
    {
        foreach (var fault in Missing(source, key, label)) yield return fault;
        foreach (var (code, text) in new[] { ("en", label.English), ("es", label.Spanish) })
        {
            if (limited && text.Length > MostButton)
                yield return new(source, Path(key, code), $"The button has {Number(text.Length)} characters.", $"Use at most {Number(MostButton)}.");
            if (OptOut.Is(text) || IsReserved(text))
                yield return new(source, Path(key, code), $"\"{text}\" is a word that phone companies act on.", "Ask for another word.");
        }
    }

    // A choice is answered by its words too, and these never reach us as an answer.
    private static bool IsReserved(string text) => TextFolding.Fold(text).Joined() is "yes" or "no" or "si" or "start" or "unstop" or "help" or "info" or "ayuda";

    private IEnumerable<DialogFault> Unknown(string source, string key, Localized text, IReadOnlyList<(string Name, string Value)> values)
    {
        foreach (var (code, words) in new[] { ("en", text.English), ("es", text.Spanish) })
            foreach (var name in Substitution.Names(words).Where(name => !values.Any(value => value.Name == name) && !Variables.ContainsKey(name)))
                yield return new(source, Path(key, code), $"Nothing is known as {{{name}}}.", "Correct the name, or define it in localities/default.yaml.");
    }

    private ImmutableDictionary<string, Localized> Variables =>
        book.Localities.TryGetValue("default", out var general) ? general.Variables : ImmutableDictionary<string, Localized>.Empty;

    public static string Path(string key, string next) => key.Length == 0 ? next : next.Length == 0 ? key : $"{key}.{next}";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
