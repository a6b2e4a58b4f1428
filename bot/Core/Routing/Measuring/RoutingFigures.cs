using System.Collections.Immutable;
using System.Globalization;

namespace Bot.Core.Routing.Measuring;

/// <summary>What share of messages went where they should. Each 0 to 1.</summary>
/// <param name="Best">The best topic is right.</param>
/// <param name="Helped">Answered right, or the right topic is among the choices offered.</param>
/// <param name="Wrong">Answered with a wrong topic.</param>
public sealed record RoutingFigures(int Messages, double Best, double FirstThree, double Helped, double Wrong)
{
    private const int MostChoices = 3;

    /// <param name="match">Which of a message's two readings is counted.</param>
    public static RoutingFigures Of(ImmutableArray<Measured> measured, Func<Measured, Match> match)
    {
        if (measured.IsEmpty) return new RoutingFigures(0, 0, 0, 0, 0);
        return new RoutingFigures(
            measured.Length,
            Share(m => m.IsRight(match(m).Topic)),
            Share(m => AmongFirst(m, match(m))),
            Share(m => match(m).Decision switch
            {
                RoutingDecision.Answer => m.IsRight(match(m).Topic),
                RoutingDecision.Clarify => AmongFirst(m, match(m)),
                _ => false,
            }),
            Share(m => match(m).Decision == RoutingDecision.Answer && !m.IsRight(match(m).Topic)));

        double Share(Func<Measured, bool> holds) => measured.Count(holds) / (double)measured.Length;
    }

    /// <returns>One line: <c>1,234 messages: best 81.2 %, first three 93.1 %, helped 92.8 %, confidently wrong 2.7 %</c></returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Messages,6:N0} messages: best {Best * 100:0.0} %, first three {FirstThree * 100:0.0} %, helped {Helped * 100:0.0} %, confidently wrong {Wrong * 100:0.0} %");

    private static bool AmongFirst(Measured measured, Match match) => match.Candidates.Take(MostChoices).Any(candidate => measured.IsRight(candidate.Topic));
}
