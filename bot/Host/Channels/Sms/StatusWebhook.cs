using Bot.Host.Telemetry;
using Handoff.Core.Deliveries;
using Handoff.Service.Outbox;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Channels.Sms;

/// <summary><c>POST /sms/twilio/status?m=</c>: what became of a message we sent. Late, twice and in any order is normal.</summary>
internal sealed class StatusWebhook(TwilioGate gate, IDeliveryReports reports, Meters meters, IHostApplicationLifetime host, ILogger<StatusWebhook> log)
{
    public const string Path = "/sms/twilio/status";

    /// <summary>Names the delivery, so that a report finds it though the answer to our request was lost.</summary>
    public const string DeliveryField = "m";

    public static StatusWebhook Create(IServiceProvider services, TwilioOptions options) => new(
        new TwilioGate(options), services.GetRequiredService<IDeliveryReports>(), services.GetRequiredService<Meters>(),
        services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ILogger<StatusWebhook>>());

    public async Task HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, Path) is not { } form) return;

        var named = DeliveryId.TryParse(http.Request.Query[DeliveryField], out var id) ? id : (DeliveryId?)null;
        var sid = form["MessageSid"] is { Length: > 0 and <= 64 } given && given.All(char.IsAsciiLetterOrDigit) ? given : null;
        var report = TwilioStatus.Report(form["MessageStatus"], form["ErrorCode"], sid);
        http.Response.StatusCode = report is null ? StatusCodes.Status204NoContent : await TakeAsync(named, report);
    }

    private async Task<int> TakeAsync(DeliveryId? named, DeliveryReport report)
    {
        try
        {
            var known = await reports.TakeAsync(named, report, host.ApplicationStopping);
            meters.Deliveries.Add(1, new KeyValuePair<string, object?>("state", known is null ? "unknown-message" : report.State.ToString().ToLowerInvariant()));
            return StatusCodes.Status204NoContent;
        }
        catch (Exception e) when (e is StoreUnavailableException or TurnContendedException)
        {
            log.LogWarning("A delivery report could not be kept: {Error}", e.GetType().Name);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }
}
