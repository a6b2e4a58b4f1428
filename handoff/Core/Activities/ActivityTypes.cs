namespace Handoff.Core.Activities;

/// <summary>Activity types of the protocol that mean something here.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string ConversationUpdate = "conversationUpdate";
    public const string EndOfConversation = "endOfConversation";
}

/// <summary>Names of event activities: the first two are the Bot Framework's handoff protocol, the rest our own.</summary>
public static class EventNames
{
    public const string HandoffInitiate = "handoff.initiate";
    public const string HandoffStatus = "handoff.status";

    /// <summary>From the client: <c>value.language</c> is the language they chose.</summary>
    public const string SetLanguage = "setLanguage";

    /// <summary>For advocates: something heard that a person must know at once.</summary>
    public const string Alert = "benefits.alert";

    /// <summary>For advocates: a message to a phone did not arrive; <c>text</c> says why, <c>value.position</c> which.</summary>
    public const string DeliveryMissed = "benefits.deliveryMissed";

    /// <summary>For advocates: a private note; <c>text</c> holds it.</summary>
    public const string Note = "benefits.note";

    /// <summary>For advocates: <c>value.state</c> is <c>stopped</c> or <c>started</c>: whether the client may be sent texts from now on.</summary>
    public const string Consent = "benefits.consent";

    /// <summary>For the record: texts that were heard and needed, or got, no answer.</summary>
    public const string Unanswered = "benefits.unanswered";

    /// <summary>For the record: an answer to the survey.</summary>
    public const string SurveyAnswered = "benefits.survey";
}
