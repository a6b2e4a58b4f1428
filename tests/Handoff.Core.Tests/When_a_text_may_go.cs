using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_a_text_may_go
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly Conversation Surveyed = A.Conversation() with
    {
        Channel = Channel.Sms,
        Stage = new Stage.Surveying(new SurveyProgress(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, A.Noon)),
        LastHeardAt = DateTimeOffset.MinValue,
    };

    [Theory]
    [InlineData("2026-11-18T08:59:59", "2026-11-18T09:00:00")]
    [InlineData("2026-11-18T09:00:00", null)]
    [InlineData("2026-11-18T19:59:59", null)]
    [InlineData("2026-11-18T20:00:00", "2026-11-19T09:00:00")]
    [InlineData("2026-11-18T23:30:00", "2026-11-19T09:00:00")]
    [InlineData("2027-03-13T22:00:00", "2027-03-14T09:00:00")] // the night in which the clocks go forward
    [InlineData("2026-10-31T22:00:00", "2026-11-01T09:00:00")] // and back
    public void Quiet_hours_are_on_the_agencys_clock(string local, string? end) =>
        Assert.Equal(end is null ? null : Local(end), QuietHours.EndAfter(Local(local), NewYork));

    [Fact]
    public void A_survey_waits_for_the_morning_and_an_answer_does_not()
    {
        var night = Local("2026-11-18T23:00:00");

        Assert.Equal(new SendingVerdict.Hold(Local("2026-11-19T09:00:00")), Decide(DeliveryLane.Survey, night, Surveyed));
        Assert.IsType<SendingVerdict.Go>(Decide(DeliveryLane.Survey, night, Surveyed with { LastHeardAt = night }));
        Assert.IsType<SendingVerdict.Go>(Decide(DeliveryLane.Bot, night, Surveyed));
        Assert.IsType<SendingVerdict.Go>(Decide(DeliveryLane.Safety, night, Surveyed));
    }

    [Fact]
    public void A_survey_that_is_over_is_not_offered() =>
        Assert.Equal(Dropped(DeliveryCodes.TooLate), Decide(DeliveryLane.Survey, A.Noon, Surveyed with { Stage = new Stage.WithBot() }));

    [Fact]
    public void Whoever_opted_out_by_any_of_our_numbers_gets_nothing()
    {
        var silenced = Surveyed with { OptedOutAt = A.Noon };

        Assert.Equal(new SendingVerdict.Drop(DeliveryState.Suppressed, null), Decide(DeliveryLane.Safety, A.Noon, silenced));
        Assert.Equal(new SendingVerdict.Drop(DeliveryState.Suppressed, null), Decide(DeliveryLane.Safety, A.Noon, Surveyed, optedOut: true));
        Assert.IsType<SendingVerdict.Go>(Decide(DeliveryLane.Bot, A.Noon, silenced, optedOut: true, """{"consent":"confirmation"}"""));
        Assert.IsType<SendingVerdict.Drop>(Decide(DeliveryLane.Bot, A.Noon, silenced, optedOut: true, """{"consent":3}"""));
    }

    [Fact]
    public void What_waited_too_long_misleads()
    {
        var later = A.Noon + Sending.AnswerFor + TimeSpan.FromSeconds(1);

        Assert.Equal(Dropped(DeliveryCodes.TooLate), Decide(DeliveryLane.Bot, A.Noon, Surveyed, now: later));
        Assert.IsType<SendingVerdict.Go>(Decide(DeliveryLane.Advocate, A.Noon, Surveyed, now: later));
        Assert.Equal(Dropped(DeliveryCodes.TooLate), Decide(DeliveryLane.Advocate, A.Noon, Surveyed, now: A.Noon.AddHours(5)));
    }

    [Fact]
    public void Nothing_to_say_is_never_sent() => Assert.Equal(
        Dropped(DeliveryCodes.NoText), Sending.Decide(new Delivery(Surveyed.Id, 1, DeliveryLane.Bot), null, Surveyed, false, NewYork, A.Noon));

    private static SendingVerdict Decide(
        DeliveryLane lane, DateTimeOffset saidAt, Conversation conversation, bool optedOut = false, string? channelData = null, DateTimeOffset? now = null) => Sending.Decide(
        new Delivery(conversation.Id, 1, lane),
        new Activity
        {
            Type = ActivityTypes.Message,
            Text = "words",
            Timestamp = saidAt,
            ChannelData = channelData is null ? null : System.Text.Json.JsonDocument.Parse(channelData).RootElement,
        },
        conversation, optedOut, NewYork, now ?? saidAt);

    private static SendingVerdict.Drop Dropped(string code) => new(DeliveryState.Failed, code);

    private static DateTimeOffset Local(string time)
    {
        var local = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, NewYork.GetUtcOffset(local)).ToUniversalTime();
    }
}
