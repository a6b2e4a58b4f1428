namespace Handoff.Core.Deliveries;

/// <summary>How far a push to a phone has come. A later report never takes it back: see <see cref="DeliveryStates.Rank"/>.</summary>
public enum DeliveryState
{
    /// <summary>Not sent yet.</summary>
    Pending,

    /// <summary>A sender is about to ask the provider, or has asked and got no answer yet.</summary>
    Sending,

    /// <summary>Asked, but whether the provider took it nobody knows: it is never sent again by itself.</summary>
    Unknown,

    /// <summary>The provider has it.</summary>
    Accepted,

    /// <summary>The provider gave it to the phone's network. Some networks never say more.</summary>
    Sent,

    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>It will not arrive; <see cref="DeliveryStatus.Code"/> says why.</summary>
    Failed,

    /// <summary>Not sent, because the client asked for no more texts.</summary>
    Suppressed,
}

public static class DeliveryStates
{
    private const int Final = 9;

    /// <returns>Only what raises it is believed: reports come late, twice and in any order.</returns>
    public static int Rank(this DeliveryState state) =>
        state is DeliveryState.Delivered or DeliveryState.Failed or DeliveryState.Suppressed ? Final : (int)state;

    public static bool IsFinal(this DeliveryState state) => state.Rank() == Final;
}
