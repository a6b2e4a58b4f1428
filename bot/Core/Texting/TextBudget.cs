namespace Bot.Core.Texting;

/// <summary>How long a text message of ours may be, in UTF-16 code units.</summary>
public static class TextBudget
{
    /// <summary>Under this people read it (GSA Notify's guidance for benefits texts).</summary>
    public const int Aim = 300;

    /// <summary>Never longer.</summary>
    public const int Ceiling = 320;

    /// <summary>Parts of one long answer, of which the client asks for the second and third.</summary>
    public const int MostParts = 3;
}
