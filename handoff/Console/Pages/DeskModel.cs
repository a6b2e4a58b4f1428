using Handoff.Console.Lists;
using Handoff.Console.Talk;

namespace Handoff.Console.Pages;

/// <summary>The desk: the advocate's standing, both lists, and at most one open conversation.</summary>
/// <param name="Notice">What the last act came to, in words; else null.</param>
public sealed record DeskModel(StandingModel Standing, ListsModel Lists, TalkModel? Talk, Moment Moment, string? Notice);

/// <summary>Where the advocate is when no conversation is open.</summary>
public enum Moment
{
    Ready,

    /// <summary>They have just finished a conversation with danger in it: a pause is offered before the next.</summary>
    Breath,

    /// <summary>They took the pause.</summary>
    Rest,
}
