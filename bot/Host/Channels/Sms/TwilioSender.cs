using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Bot.Core.Texting;
using Handoff.Core.Activities;
using Handoff.Core.Deliveries;
using Handoff.Service.Outbox;

namespace Bot.Host.Channels.Sms;

/// <summary>Sends through Twilio's REST API.</summary>
internal sealed class TwilioSender(TwilioClient client, TwilioOptions options) : ITextSender
{
    private const string ServicePrefix = "MG";

    /// <summary>"Too many of yours wait already" is not over in a second.</summary>
    private static readonly TimeSpan QueueFullPause = TimeSpan.FromMinutes(1);

    public double SegmentsPerSecond => options.SegmentsPerSecond;

    public (string Body, int Segments) Prepare(Activity said)
    {
        var body = PlainText.Cheapest(said.Text ?? "").Trim();
        return (body, Segments.Of(body).Count);
    }

    public async Task<SendAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var answer = await client.CreateAsync([.. Fields(text)], cancellationToken);
        var what = answer.Status is { } status ? $"{(int)status} {answer.ErrorCode}".TrimEnd() : answer.Why;
        return answer switch
        {
            { NothingSent: true } => new SendAnswer.TryLater(what),
            { Status: HttpStatusCode.TooManyRequests } => new SendAnswer.TryLater(what, answer.RetryAfter ?? (answer.ErrorCode == "21611" ? QueueFullPause : null)),
            { IsSuccess: true } when answer.Read(TwilioJson.Default.TwilioMessage) is { Sid.Length: > 0 } message => new SendAnswer.Accepted(message.Sid, message.Status ?? "accepted"),
            { Status: HttpStatusCode.RequestTimeout } => new SendAnswer.NoAnswer(what),
            { Status: >= HttpStatusCode.MultipleChoices and < HttpStatusCode.InternalServerError } => new SendAnswer.Refused(what, answer.ErrorCode ?? $"http-{(int)answer.Status}"),
            _ => new SendAnswer.NoAnswer(what),
        };
    }

    public async Task<ImmutableArray<DeliveryReport>?> FindAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await client.ListAsync(text.Line.Client, since, cancellationToken) is not { Messages.IsDefault: false } listed) return null;

        return [.. from message in listed.Messages.Reverse()
                   where message.Direction?.StartsWith("outbound", StringComparison.Ordinal) is not false && IsSame(message.Body, text.Body) && !(CreatedAt(message) < since)
                   select ReportOf(message) into report
                   where report is not null
                   select report];
    }

    public async Task<DeliveryReport?> AskAsync(string providerId, CancellationToken cancellationToken) =>
        await client.FetchAsync(providerId, cancellationToken) is { } message ? ReportOf(message) : null;

    private IEnumerable<KeyValuePair<string, string>> Fields(OutgoingText text)
    {
        yield return new("To", text.Line.Client);
        yield return new(text.Line.Ours.StartsWith(ServicePrefix, StringComparison.Ordinal) ? "MessagingServiceSid" : "From", text.Line.Ours);
        yield return new("Body", text.Body);
        yield return new("StatusCallback", $"{options.PublicBaseUrl}{StatusWebhook.Path}?{StatusWebhook.DeliveryField}={text.Id}");
        yield return new("ValidityPeriod", ((int)text.ValidFor.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    private static DeliveryReport? ReportOf(TwilioMessage message) =>
        TwilioStatus.Report(message.Status, message.ErrorCode?.ToString(CultureInfo.InvariantCulture), message.Sid);

    // A trial account puts its own words in front.
    private static bool IsSame(string? listed, string body) =>
        listed is not null && (listed.Trim() == body || listed.TrimEnd().EndsWith($" - {body}", StringComparison.Ordinal));

    private static DateTimeOffset? CreatedAt(TwilioMessage message) =>
        DateTimeOffset.TryParse(message.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
