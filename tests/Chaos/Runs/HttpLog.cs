using System.Collections.Immutable;
using System.Globalization;
using Chaos.Traffic;
using Harness;

namespace Chaos.Runs;

/// <summary>A conversation as Direct Line shows it to a client, page by page from the beginning.</summary>
internal static class HttpLog
{
    public static async Task<(ImmutableArray<string> Ids, long ReadTo)> ReadAsync(Line line, string conversation, CancellationToken cancellationToken)
    {
        var (ids, watermark) = (ImmutableArray.CreateBuilder<string>(), 0L);
        while (true)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/v3/directline/conversations/{conversation}/activities?watermark={watermark}");
            var page = await line.MustAsync(new Call(HttpMethod.Get, path, HostProcess.Secret), cancellationToken);
            foreach (var activity in page.Body.GetProperty("activities").EnumerateArray()) ids.Add(activity.GetProperty("id").GetString()!);
            var readTo = long.Parse(page.Body.GetProperty("watermark").GetString()!, CultureInfo.InvariantCulture);
            if (readTo == watermark) return (ids.ToImmutable(), readTo);
            watermark = readTo;
        }
    }
}
