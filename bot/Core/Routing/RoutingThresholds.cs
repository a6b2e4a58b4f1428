namespace Bot.Core.Routing;

/// <summary>When the bot answers, asks which was meant, or says that it is not sure. From <c>dialogs/routing.yaml</c>.</summary>
/// <param name="AnswerAt">Confidence, 0 to 1, from which it answers.</param>
/// <param name="OfferAt">Confidence from which it offers choices.</param>
/// <param name="Choices">How many, 2 or 3.</param>
public sealed record RoutingThresholds(double AnswerAt, double OfferAt, int Choices)
{
    public static readonly RoutingThresholds Default = new(0.6, 0.25, 3);
}
