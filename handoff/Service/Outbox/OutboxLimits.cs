namespace Handoff.Service.Outbox;

/// <summary>Limits of the outbox, in one place.</summary>
internal static class OutboxLimits
{
    /// <summary>Requests to the provider at once, over all conversations.</summary>
    public const int InFlight = 16;

    /// <summary>Deliveries looked at in one round: with several numbers some may have to be put back.</summary>
    public const int LooksAtOnce = 64;

    /// <summary>Longer than any request takes with its tries: whoever holds a delivery longer is dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How often the outbox is looked at when nobody rings: another node may have filled it.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often it is looked for deliveries whose end is not known.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(5);

    public const int ChecksAtOnce = 16;

    /// <summary>The provider's clock and ours may differ by this.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>First wait after "try later", doubled with each try, and a part of it by chance.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>Tries to save a status that others are changing too.</summary>
    public const int SaveTries = 16;
}
