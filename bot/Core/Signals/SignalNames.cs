namespace Bot.Core.Signals;

/// <summary>Signals that a rule, and not only the lexicon, can raise; and what advocates read of each.</summary>
public static class SignalNames
{
    public const string None = "none";
    public const string Suicide = "suicide-self-harm";
    public const string Violence = "violence-to-self";
    public const string AcuteNeed = "acute-need";
    public const string Hopelessness = "hopelessness";
    public const string HumanRequest = "human-request";
    public const string Frustration = "anger-frustration";
    public const string CaseSpecific = "case-specific";

    /// <summary>The bot gave up: it is no signal of the lexicon.</summary>
    public const string NotUnderstood = "not-understood";

    /// <returns>The reason in plain English, for example "May be thinking of suicide (emergency)".</returns>
    public static string Reason(string signal, Level level) => signal switch
    {
        Suicide => With("May be thinking of suicide", level),
        "medical-emergency" => With("May need medical help", level),
        Violence => With("May be in danger from another person", level),
        "child-elder-harm" => With("A child or an older adult may be in danger", level),
        "threat-to-others" => With("May be a threat to others", level),
        AcuteNeed => With("Is without food, shelter, power or medicine, or soon will be", level),
        Hopelessness => "Sounds hopeless or overwhelmed",
        HumanRequest => "Asked for a person",
        Frustration => "Is upset with us or with the system",
        CaseSpecific => "Wants a caseworker",
        NotUnderstood => "The bot did not understand three times",
        _ => With(signal.Replace('-', ' '), level),
    };

    private static string With(string reason, Level level) => level is Level.None ? reason : $"{reason} ({Word(level)})";

    public static string Word(Level level) => level switch
    {
        Level.Emergency => "emergency",
        Level.Urgent => "urgent",
        Level.Soon => "soon",
        _ => "none",
    };
}
