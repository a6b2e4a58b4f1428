using Bot.Core.Recognizers;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>The check-in question and the answers to it.</summary>
internal static class CheckIns
{
    private static readonly PhraseMatcher Harm = new(
    [
        "hurt yourself", "hurting yourself", "harm yourself", "harming yourself", "kill yourself", "killing yourself", "end your life", "ending your life",
        "take your life", "taking your life", "suicid*", "werent alive", "not alive", "be dead", "wanting to die", "want to die", "not being here", "ending it",
        "lastimarse", "hacerse dano", "hacerse algo", "quitarse la vida", "matarse", "morirse", "quitar la vida", "no estar viv*", "terminar con su vida", "acabar con su vida",
    ]);

    private static readonly PhraseMatcher Safety = new(
        ["are you safe", "you feel safe", "is it safe", "you are safe", "stay safe", "a salvo", "se siente segur*", "esta usted segur*", "esta segur* donde", "es seguro"]);

    /// <returns>What a bot's own words ask, whoever wrote them.</returns>
    public static Asked Read(string botSaid)
    {
        if (!botSaid.Contains('?')) return Asked.Nothing;

        var text = TextFolding.Fold(botSaid);
        if (Harm.Match(text).Count > 0) return Asked.CheckIn;
        return Safety.Match(text).Count > 0 ? Asked.Safe : Asked.Nothing;
    }

    /// <returns>What the answer alone says of danger; null where it says none.</returns>
    public static (string Signal, Level Level, string Why)? Danger(Asked asked, FoldedText answer) => (asked, Answer(answer)) switch
    {
        (Asked.CheckIn, Assent.Yes or Assent.Partly) => (SignalNames.Suicide, Level.Emergency, "yes to the check-in question"),
        (Asked.CheckIn, Assent.Unsure) => (SignalNames.Suicide, Level.Urgent, "not sure, to the check-in question"),
        (Asked.Safe, Assent.No) => (SignalNames.Violence, Level.Urgent, "no to \"are you safe\""),
        _ => null,
    };

    public static bool Clears(Asked asked, FoldedText answer) => asked == Asked.CheckIn && Answer(answer) == Assent.No;

    // By text message the question offers "1 ... 2 ...", because YES and NO are words that carriers act on.
    private static Assent Answer(FoldedText text) => text.Count == 1
        ? text.Word(0) switch { "1" => Assent.Yes, "2" => Assent.No, _ => YesNo.Read(text) }
        : YesNo.Read(text);
}
