using System.Collections.Immutable;
using Handoff.Core.Surveys;

namespace Handoff.Service.Desk;

internal static class SurveySummaries
{
    private const int SatisfiedFrom = 4;

    public static SurveySummary Of(ImmutableArray<SurveyAnswer> answers)
    {
        var ratings = answers.Where(answer => answer.Rating is not null).CountBy(answer => answer.Rating!.Value).ToImmutableDictionary();
        var reasons = answers.Where(answer => answer.Reason is not null).CountBy(answer => answer.Reason!).ToImmutableDictionary();
        return new SurveySummary(
            Offered: answers.Length,
            Answered: ratings.Values.Sum(),
            Satisfied: ratings.Where(rating => rating.Key >= SatisfiedFrom).Sum(rating => rating.Value),
            ratings,
            reasons,
            answers);
    }
}
