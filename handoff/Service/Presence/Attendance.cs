using Handoff.Service.Stores;

namespace Handoff.Service.Presence;

/// <summary>Who counts as being there.</summary>
internal static class Attendance
{
    /// <summary>Four missed signs of life: a reload or a short loss of network costs nobody their clients.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(60);

    public static bool IsThere(this AdvocatePresence presence, DateTimeOffset now) => now - presence.SeenAt < GoneAfter;

    /// <returns>Advocates who are there and take conversations.</returns>
    public static int Available(IEnumerable<AdvocatePresence> everyone, DateTimeOffset now) => everyone.Count(one => one.Available && one.IsThere(now));
}
