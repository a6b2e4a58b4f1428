using System.Collections.Frozen;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Handoff.Core.Conversations;

namespace Bot.Core.Texting;

/// <summary>Words that mean one thing at any time to whoever has no buttons. Only as the whole message.</summary>
internal static class PhoneWords
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string> Spanish = new[] { "espanol", "spanish", "en espanol", "in spanish", "castellano", "en castellano" }.ToFrozenSet();
    private static readonly FrozenSet<string> English = new[] { "english", "ingles", "en ingles", "in english" }.ToFrozenSet();
    private static readonly FrozenSet<string> Helps = new[] { "help", "info", "ayuda", "informacion" }.ToFrozenSet();
    private static readonly FrozenSet<string> Mores = new[] { "more", "mas", "next", "siguiente", "sigue", "siga", "continue", "continuar" }.ToFrozenSet();
    private static readonly FrozenSet<string> Persons = new[] { "0", "agent", "agente", "person", "persona", "human", "humano", "representative", "operator", "operador", "operadora" }.ToFrozenSet();

    /// <returns>The language that was asked for by its name alone.</returns>
    public static Language? LanguageOf(FoldedText text) => Whole(text) switch
    {
        "" => null,
        var words when Spanish.Contains(words) => Language.Spanish,
        var words when English.Contains(words) => Language.English,
        _ => null,
    };

    /// <summary>What every carrier promises: who this is, and how to stop it. "Help me" is a cry and no keyword.</summary>
    public static bool AsksHelp(FoldedText text) => text.Count == 1 && Helps.Contains(text.Word(0).ToString());

    public static bool AsksMore(FoldedText text) => Mores.Contains(Whole(text));

    public static bool AsksPerson(FoldedText text) => Persons.Contains(Whole(text));

    public static bool AsksStart(FoldedText text) => text.Count == 1 && text.Word(0) is "start";

    private static string Whole(FoldedText text) => text.Count is > 0 and <= MostWords ? OptOut.Bare(text) : "";
}
