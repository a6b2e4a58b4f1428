using System.Runtime.CompilerServices;

namespace Bot.Core.Dialogs;

/// <summary>
/// What memories say that were just written: a conversation that goes on on this node hands back the very
/// string it was given, which need not be read again. A fixed number of places, each the last one's that fell there.
/// </summary>
internal static class ReadStates
{
    private const int Places = 8_192; // a power of two

    private static readonly Known?[] All = new Known?[Places];

    public static DialogState? Find(string json) =>
        All[PlaceOf(json)] is { } known && ReferenceEquals(known.Json, json) ? known.State : null;

    public static void Keep(string json, DialogState state) => All[PlaceOf(json)] = new Known(json, state);

    private static int PlaceOf(string json) => RuntimeHelpers.GetHashCode(json) & (Places - 1);

    // One object, so that another thread sees both halves or neither.
    private sealed record Known(string Json, DialogState State);
}
