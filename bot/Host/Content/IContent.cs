using Bot.Core.Dialogs;
using Handoff.Core.Turns;

namespace Bot.Host.Content;

/// <summary>The content in force. Each read gives one whole version; a turn reads it once.</summary>
internal interface IContent
{
    DialogBook Book { get; }

    TurnPolicy Policy { get; }
}
