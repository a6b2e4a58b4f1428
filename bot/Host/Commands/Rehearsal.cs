using System.Globalization;
using System.Text.Json;
using Bot.Core;
using Bot.Core.Dialogs;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Bot.Host.Commands;

/// <summary>One conversation without a store: each input is decided as in earnest, and only the snapshot is kept.</summary>
internal sealed class Rehearsal(BenefitsBot bot, ClientOrigin origin, DateTimeOffset startedAt)
{
    private static readonly ConversationId Id = new("rehearsal");

    private readonly TurnPolicy policy = new(bot, bot, bot.Book.Rules, bot.Book.Survey);
    private int inputs;

    public Conversation Now { get; private set; } = Conversation.New(Id, startedAt) with { Language = origin.Language, Locality = origin.Locality, Channel = origin.Channel };

    public TurnDecision Take(TurnInput input, DateTimeOffset at)
    {
        var decision = TurnDecider.Decide(new TurnContext(Now, input, policy, QueueState.Empty, at));
        Now = decision.After;
        return decision;
    }

    public TurnDecision Join(DateTimeOffset at) => Take(new TurnInput.ClientJoined(origin), at);

    public TurnDecision Say(string text, DateTimeOffset at) =>
        Take(new TurnInput.ClientSaid(new Activity { Type = ActivityTypes.Message, Text = text }, NextInput(), origin), at);

    public TurnDecision Choose(Language language, DateTimeOffset at)
    {
        using var value = JsonDocument.Parse($$"""{"language":"{{language.Code}}"}""");
        var activity = new Activity { Type = ActivityTypes.Event, Name = EventNames.SetLanguage, Value = value.RootElement.Clone() };
        return Take(new TurnInput.ClientSaid(activity, NextInput(), origin), at);
    }

    public InputId NextInput() => new((++inputs).ToString(CultureInfo.InvariantCulture));

    public void Remember(string botState) => Now = Now with { BotState = botState };
}
