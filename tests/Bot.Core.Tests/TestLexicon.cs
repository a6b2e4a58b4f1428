using Bot.Core.Signals;

namespace Bot.Core.Tests;

internal static class TestLexicon
{
    public static SignalLexicon All { get; } = new(
    [
        A.Signal("suicide-self-harm", 1, SignalAction.Safety,
            [
                A.Group(Level.Emergency, "kill myself", "suicid*", "matarme", "going to .. suicide"),
                A.Group(Level.Urgent, "wish i was dead", "dont want to live", "no quiero vivir", "want to die"),
            ],
            ["suicide prevention", "want to die laughing"]),
        A.Signal("violence-to-self", 3, SignalAction.Safety,
            [new SignalGroup(Level.Urgent, NegationIsPart: true, ["he hits me", "hit me", "me pega"])],
            ["hit me up"]),
        A.Signal("acute-need", 6, SignalAction.Safety,
            [A.Group(Level.Urgent, "nothing to eat"), A.Group(Level.Soon, "eviction notice")]),
        A.Signal("hopelessness", 7, SignalAction.CheckIn, [A.Group(Level.Soon, "hopeless", "sin esperanza"), A.Group(Level.Urgent, "cant go on")]),
        A.Signal("human-request", 8, SignalAction.Handoff, [A.Group(Level.Soon, "real person", "talk to someone", "una persona")], queue: "general"),
        A.Signal("anger-frustration", 9, SignalAction.Handoff, [A.Group(Level.Soon, "you people are useless", "stupid bot")], queue: "general"),
        A.Signal("case-specific", 10, SignalAction.Caseworker, [A.Group(Level.Soon, "check my", "my liheap application", "change my name")], queue: "caseworker"),
    ]);
}
