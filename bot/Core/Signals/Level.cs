namespace Bot.Core.Signals;

/// <summary>How soon a signal needs a person.</summary>
public enum Level
{
    None,
    Soon,
    Urgent,
    Emergency,
}

/// <summary>What is done when a signal is heard.</summary>
public enum SignalAction
{
    /// <summary>The fixed safety words, and an urgent request.</summary>
    Safety,

    /// <summary>The one check-in question, and a person offered.</summary>
    CheckIn,

    /// <summary>A person, without argument.</summary>
    Handoff,

    /// <summary>A caseworker, after the topic's general answer if there is one.</summary>
    Caseworker,
}
