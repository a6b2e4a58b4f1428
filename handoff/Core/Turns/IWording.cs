using Handoff.Core.Conversations;
using Handoff.Core.Surveys;

namespace Handoff.Core.Turns;

/// <summary>
/// The words that the service itself says, which editors own. Pure. A key without words is a fault that
/// is found when the content is loaded, never during a turn.
/// </summary>
public interface IWording
{
    /// <returns>The reply of that key in the conversation's language, form and locality.</returns>
    Utterance Say(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values);

    Utterance Ask(SurveyQuestion question, Conversation conversation);

    /// <returns>A day and time in words, for example "Monday, November 23 at 8:00 a.m.".</returns>
    string Moment(DateTime local, Language language);
}

/// <summary>Keys of <c>dialogs/replies.yaml</c> that the handoff service says.</summary>
public static class ReplyKeys
{
    public const string LanguageChanged = "language-changed";
    public const string NoFiles = "no-files";
    public const string PrivateMasked = "private-masked";
    public const string Coming = "handoff-coming";
    public const string ComingUrgent = "handoff-urgent";
    public const string ComingCaseworker = "handoff-coming-caseworker";
    public const string WaitMinutes = "handoff-wait-minutes";
    public const string WaitUnknown = "handoff-wait-unknown";
    public const string KeepPlace = "handoff-keep-place";
    public const string Closed = "handoff-closed";
    public const string StillWaiting = "still-waiting";
    public const string Apology = "apology";
    public const string KeepWaitingButton = "keep-waiting-button";
    public const string AnswerLaterButton = "answer-later-button";
    public const string StopWaitingButton = "stop-waiting-button";
    public const string AnswerLater = "answer-later";
    public const string StoppedWaiting = "stopped-waiting";
    public const string Accepted = "accepted";
    public const string PutBack = "put-back";
    public const string Transferred = "transferred";
    public const string Resolved = "resolved";
    public const string BackToBot = "back-to-bot";
    public const string SmsHelp = "sms-help";
    public const string OptedOut = "opted-out";
    public const string OptedIn = "opted-in";
    public const string SurveyThanks = "survey-thanks";
    public const string SurveyThanksLow = "survey-thanks-low";

    /// <summary>Every key above: content without one of them does not load.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        LanguageChanged, NoFiles, PrivateMasked, Coming, ComingUrgent, ComingCaseworker, WaitMinutes, WaitUnknown, KeepPlace, Closed,
        StillWaiting, Apology, KeepWaitingButton, AnswerLaterButton, StopWaitingButton, AnswerLater, StoppedWaiting, Accepted,
        PutBack, Transferred, Resolved, BackToBot, SmsHelp, OptedOut, OptedIn, SurveyThanks, SurveyThanksLow,
    ];
}
