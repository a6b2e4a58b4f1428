using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Feeds;

namespace Handoff.Service.Desk;

/// <summary>"Maria is typing", as the client's channel shows it.</summary>
internal static class AdvocateTyping
{
    public static TypingNote Note(Advocate advocate, Conversation conversation) => new(
        FromClient: false,
        ActivityJson.Write(new Activity
        {
            Type = ActivityTypes.Typing,
            ChannelId = conversation.Channel.Name,
            From = new ChannelAccount(advocate.Id.Value, advocate.Name, "bot"),
            Recipient = new ChannelAccount(conversation.ClientId, role: "user"),
            Conversation = new ConversationAccount(conversation.Id.Value),
        }));
}
