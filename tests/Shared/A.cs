using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Shared;

/// <summary>The vocabulary of tests about handoffs: who, what they say and do, and a small agency.</summary>
internal static class A
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);
    public static readonly Advocate Maria = new(new("adv-maria"), "Maria");
    public static readonly Advocate Tom = new(new("adv-tom"), "Tom");

    public static TurnPolicy Policy { get; } = new(new EchoBot(), new PlainWords(), Rules(), new Survey([new("chat", Labels("This chat"))]));

    public static ConversationId Id(string id = "c1") => new(id);

    public static ClientOrigin From(string locality = "default", Channel? channel = null) => new("dl_client", channel ?? Channel.WebChat, Language.English, locality);

    public static TurnInput Joins(Channel? channel = null) => new TurnInput.ClientJoined(From(channel: channel));

    public static TurnInput Says(string text, string? key = null, ClientOrigin? from = null) =>
        new TurnInput.ClientSaid(new Activity { Type = ActivityTypes.Message, Text = text }, new(key ?? Guid.NewGuid().ToString("N")), from);

    public static TurnInput Claims(Advocate advocate) => new TurnInput.AdvocateClaimed(advocate);

    public static TurnInput Answers(Advocate advocate, string text, string? key = null) =>
        new TurnInput.AdvocateSaid(advocate, text, new(key ?? Guid.NewGuid().ToString("N")));

    public static TurnInput Resolves(Advocate advocate) => new TurnInput.AdvocateResolved(advocate, "answered", null);

    public static Conversation New(string id = "c1") => Conversation.New(new(id), Noon);

    public static TurnDecision Does(this Conversation conversation, TurnInput input, DateTimeOffset? at = null) =>
        TurnDecider.Decide(new TurnContext(conversation, input, Policy, QueueState.Empty, at ?? Noon));

    private static HandoffRules Rules()
    {
        QueueRules[] queues =
        [
            new(QueueNames.General, TimeSpan.FromMinutes(10), AlwaysOpen: false),
            new(new QueueName("caseworker"), TimeSpan.FromMinutes(15), AlwaysOpen: false),
            new(QueueNames.Urgent, TimeSpan.FromMinutes(5), AlwaysOpen: true),
        ];
        return new HandoffRules(
            OpeningHours.Always,
            queues.ToImmutableDictionary(queue => queue.Name),
            [new ResolveCategory("answered", "Answered"), new ResolveCategory("referred", "Referred elsewhere")]);
    }

    private static ImmutableDictionary<Language, string> Labels(string english) => ImmutableDictionary<Language, string>.Empty.Add(Language.English, english);
}
