using System.Collections.Immutable;
using System.Text.Json;
using Handoff.Core.Surveys;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisSurveys(RedisStore store) : ISurveyReports
{
    private const int TimeDigits = 19;

    public async Task<ImmutableArray<SurveyAnswer>> AnswersAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var offered = await store.Link.SendAsync(
            write: false, "ZREVRANGEBYLEX", store.Keys.SurveysAt, $"({SurveyRow.TimePrefix(to)}", $"[{SurveyRow.TimePrefix(from)}", "LIMIT", 0, limit);
        var answers = ImmutableArray.CreateBuilder<SurveyAnswer>();

        // In pieces: a year's report in one command would hold up every turn meanwhile.
        foreach (var names in offered.Texts.Select(member => (object)member[TimeDigits..]).Chunk(RedisLimits.SurveyRowsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = await store.Link.SendAsync(write: false, "HMGET", [store.Keys.Surveys, .. names]);
            foreach (var row in rows.Items)
                if (row.Bytes is { } json) answers.Add(JsonSerializer.Deserialize(json, RowJson.Default.SurveyRow)!.ToAnswer());
        }

        return [.. answers.OrderByDescending(answer => answer.OfferedAt).ThenBy(answer => answer.Conversation.Value, StringComparer.Ordinal).ThenBy(answer => answer.Handoff)];
    }
}
