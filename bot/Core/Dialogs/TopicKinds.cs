using Bot.Core.Routing;

namespace Bot.Core.Dialogs;

/// <summary>Topics that are talk about the talk, not about benefits. They are files like all others; only these ids mean something to code.</summary>
internal static class TopicKinds
{
    public const string HumanRequest = "human.request";
    public const string Greeting = "smalltalk.greeting";
    public const string Thanks = "smalltalk.thanks";
    public const string Gibberish = "gibberish";
    public const string Help = "general.help";
    public const string LanguageRequest = "language.request";
    public const string OutOfScope = "out-of-scope";
    public const string DomesticViolence = "crisis.domestic-violence";
    public const string SmsOptOut = "sms.opt-out";

    /// <returns>Whether it is surely about danger itself.</returns>
    public static bool IsCrisis(Match match) => match is { Decision: RoutingDecision.Answer, Topic: { } topic } && topic.StartsWith("crisis.", StringComparison.Ordinal);

    /// <summary>Neither offered as a choice, nor counted as an answer, nor reason to leave a question open.</summary>
    public static bool IsSmall(string topic) =>
        topic.StartsWith("smalltalk.", StringComparison.Ordinal) || topic is Gibberish or OutOfScope or SmsOptOut or HumanRequest;
}
