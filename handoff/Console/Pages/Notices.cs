using Handoff.Console.Lists;
using Handoff.Console.Talk;
using Handoff.Core.Conversations;

namespace Handoff.Console.Pages;

/// <summary>What an act came to. The address carries only the key, so that no link can put words on a page.</summary>
internal static class Notices
{
    public const string Nobody = "nobody";
    public const string Away = "away";
    public const string Gone = "gone";
    public const string Resolved = "resolved";
    public const string Returned = "returned";
    public const string Moved = "moved";
    public const string Noted = "noted";
    public const string Lost = "lost";
    public const string Invalid = "invalid";
    public const string Again = "again";
    public const string OptedOut = "opted-out";

    /// <param name="about">The conversation that was gone, if it is known.</param>
    public static string? Sentence(string? key, Conversation? about, int waiting) => key switch
    {
        Nobody => "Nobody is waiting just now.",
        Away => "You are away. Choose Available first, then take a client.",
        Gone => $"{WhoWasQuicker(about)} {Next(waiting)}",
        Resolved => $"Resolved. {Next(waiting)}",
        Returned => $"The automated helper has them again. {Next(waiting)}",
        Moved => $"Moved to the other queue, with the place they had. {Next(waiting)}",
        Noted => "Your note is kept.",
        Again => "It is on its way again, as a new message below.",
        OptedOut => "Kept. No more texts go to this client.",
        Lost => "That was not done: you no longer have this conversation.",
        Invalid => "That was not done: something was missing, or the text was too long.",
        _ => null,
    };

    private static string WhoWasQuicker(Conversation? about) =>
        about is not null && Floors.HolderName(about) is { } name
            ? $"{name} was quicker and has this client now."
            : "This client is not waiting any more.";

    private static string Next(int waiting) =>
        waiting == 0 ? "Nobody else is waiting." : $"{Words.Count(waiting, "client is", "clients are")} waiting: press Take next.";
}
