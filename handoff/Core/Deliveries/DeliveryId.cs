using System.Globalization;
using Handoff.Core.Conversations;

namespace Handoff.Core.Deliveries;

/// <summary>Names one push to a phone, also outside: in the address to which its fate is reported.</summary>
/// <param name="Position">Of the log entry that is delivered.</param>
public readonly record struct DeliveryId(ConversationId Conversation, long Position)
{
    private const char Between = '.'; // in no conversation's id

    /// <summary>For example <c>sms-3f2a.12</c>: fit for a query as it stands.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Conversation.Value}{Between}{Position}");

    public static bool TryParse(string? text, out DeliveryId id)
    {
        id = default;
        var at = text?.LastIndexOf(Between) ?? -1;
        if (at < 0 || !ConversationId.IsValid(text![..at])) return false;
        if (!long.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position < 1) return false;
        id = new DeliveryId(new ConversationId(text[..at]), position);
        return true;
    }
}
