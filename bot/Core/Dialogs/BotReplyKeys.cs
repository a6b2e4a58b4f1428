namespace Bot.Core.Dialogs;

/// <summary>Keys of <c>dialogs/replies.yaml</c> that the bot itself says.</summary>
public static class BotReplyKeys
{
    public const string Greeting = "greeting";
    public const string GreetingAgain = "greeting-again";

    /// <summary>The line under some answers that asks whether it helped.</summary>
    public const string DidItHelp = "check-in";
    public const string DidYouMean = "did-you-mean";
    public const string NoneOfThese = "none-of-these";
    public const string NotSure = "not-sure";
    public const string NotSureAgain = "not-sure-again";
    public const string QuestionSkipped = "question-skipped";
    public const string TopicMissing = "topic-missing";
    public const string PersonButton = "person-button";
    public const string StartOverButton = "start-over-button";

    /// <summary>Under the first part of an answer that is too long for one text: how to get the rest.</summary>
    public const string MoreHint = "more-hint";

    /// <summary>Above the numbered choices under a text's answer.</summary>
    public const string SmsChoices = "sms-choices";

    /// <summary>After "no" to the question whether they think of hurting themselves. May be absent: then the greeting-again is said.</summary>
    public const string CheckInCleared = "check-in-cleared";

    /// <summary>Every key that must be there.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Greeting, GreetingAgain, DidItHelp, DidYouMean, NoneOfThese, NotSure, NotSureAgain, QuestionSkipped, TopicMissing, PersonButton, StartOverButton,
        MoreHint, SmsChoices,
    ];
}
