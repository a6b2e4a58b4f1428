namespace Bot.Core.Signals;

/// <summary>What the bot's last words asked, where a bare "yes" or "no" means something.</summary>
public enum Asked
{
    Nothing,

    /// <summary>Whether they think of hurting themselves: yes is danger.</summary>
    CheckIn,

    /// <summary>Whether they are safe: no is danger.</summary>
    Safe,

    /// <summary>Whether the answer helped.</summary>
    Helpful,
}
