using Handoff.Console.Security;
using Handoff.Core.Conversations;

namespace Handoff.Console.Talk;

/// <summary>Who has the floor, as one advocate sees it.</summary>
public enum Floor
{
    Waiting,
    Mine,
    Other,
    Bot,
    Over,
}

internal static class Floors
{
    public static Floor Of(Conversation conversation, AdvocateId advocate) => conversation.Stage switch
    {
        Stage.Waiting => Floor.Waiting,
        Stage.WithAdvocate { Advocate.Id: var holder } => holder == advocate ? Floor.Mine : Floor.Other,
        Stage.WithBot => Floor.Bot,
        _ => Floor.Over,
    };

    /// <summary>An advocate opens whoever waits and whom they hold; a supervisor everybody.</summary>
    public static bool MayOpen(this DeskUser user, Conversation conversation) =>
        user.IsSupervisor || Of(conversation, user.Id) is Floor.Waiting or Floor.Mine;

    public static string? HolderName(Conversation conversation) => (conversation.Stage as Stage.WithAdvocate)?.Advocate.Name;

    public static string Sentence(Conversation conversation) => conversation.Stage switch
    {
        Stage.Waiting => "This client is waiting for a person.",
        Stage.WithAdvocate held => $"{held.Advocate.Name} has this client now.",
        Stage.WithBot => "The automated helper has this client now.",
        _ => "This conversation is closed. If the client writes again, the automated helper answers first.",
    };
}
