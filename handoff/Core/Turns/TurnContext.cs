using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

namespace Handoff.Core.Turns;

/// <summary>All that a decision may look at.</summary>
/// <param name="Queue">The queue as it stood when the turn began.</param>
public sealed record TurnContext(
    Conversation Conversation,
    TurnInput Input,
    TurnPolicy Policy,
    QueueState Queue,
    DateTimeOffset Now);

/// <summary>The content in force: one version of it for a whole turn, whatever editors publish meanwhile.</summary>
public sealed record TurnPolicy(IBot Bot, IWording Words, HandoffRules Rules, Survey Survey);
