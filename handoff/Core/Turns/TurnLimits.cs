namespace Handoff.Core.Turns;

/// <summary>Limits of one turn, in one place.</summary>
public static class TurnLimits
{
    /// <summary>UTF-16 code units of one message. Longer is refused by the channel, with words that say so.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>UTF-16 code units of a fact that a client told.</summary>
    public const int MaxFactLength = 200;

    /// <summary>Words that decided, kept in a brief.</summary>
    public const int MaxHeardWords = 8;

    /// <summary>A waiting client who writes on is told at most this often that we have it.</summary>
    public static readonly TimeSpan AcknowledgeEvery = TimeSpan.FromMinutes(2);

    /// <summary>Messages that one turn may push to a phone.</summary>
    public const int MaxPushes = 2;

    /// <summary>How long a digit means what was offered to a phone.</summary>
    public static readonly TimeSpan DigitsMeanFor = TimeSpan.FromHours(24);

    /// <summary>How often advocates are alerted again while someone in danger waits.</summary>
    public const int MaxDangerReminders = 24;
}
