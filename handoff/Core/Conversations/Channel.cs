namespace Handoff.Core.Conversations;

/// <summary>How a client reaches us.</summary>
/// <param name="Name">For example <c>webchat</c>, <c>sms</c>, <c>terminal</c>.</param>
/// <param name="Pushes">
/// Whether each reply must be sent out (a phone), so that it goes through the outbox. False where the
/// client reads the log itself (web chat): there the log is the outbox.
/// </param>
/// <param name="Brief">Whether texts are short and plain (a phone's text message).</param>
public sealed record Channel(string Name, bool Pushes, bool Brief)
{
    public static readonly Channel WebChat = new("webchat", Pushes: false, Brief: false);
    public static readonly Channel Sms = new("sms", Pushes: true, Brief: true);
    public static readonly Channel Terminal = new("terminal", Pushes: false, Brief: false);
}
