using Bot.Core.Routing;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary><c>routing.yaml</c></summary>
internal static class RoutingFile
{
    public static RoutingThresholds Read(YamlGroup root, ShapeReader shapes)
    {
        var fields = new Fields(root, shapes.Findings);
        var usual = RoutingThresholds.Default;
        var answer = fields.Required("answer-at", "Write from which confidence the bot answers: answer-at: 0.62.");
        var thresholds = new RoutingThresholds(
            shapes.Share(answer, usual.AnswerAt),
            shapes.Share(fields.Required("offer-at", "Write from which confidence it asks what was meant: offer-at: 0.30."), usual.OfferAt),
            shapes.Whole(fields.Required("choices", "Write how many it then offers: choices: 3."), 2, 3));
        fields.NothingElse();
        if (thresholds.OfferAt > thresholds.AnswerAt)
            shapes.Findings.Fault(answer?.At ?? fields.At, "answer-at is lower than offer-at.", "Make it the higher of the two: to answer needs more confidence than to ask.");
        return thresholds;
    }
}
