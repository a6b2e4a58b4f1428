using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class What_becomes_of_a_delivery
{
    private static readonly DeliveryStatus Begun = DeliveryStatus.New(new Delivery(new ConversationId("c1"), 3, DeliveryLane.Bot), A.Noon);

    [Fact]
    public void Reports_in_any_order_and_number_never_take_it_back() =>
        Prop.ForAll<DeliveryState[]>(states =>
        {
            var (status, ranks) = (Begun, new List<int>());
            foreach (var state in states)
            {
                status = status.After(new DeliveryReport(state, $"{state}"), A.Noon) ?? status;
                ranks.Add(status.State.Rank());
            }

            return ranks.SequenceEqual(ranks.Order()) && status.Events.Length <= DeliveryStatus.MaxEvents
                && status.State.Rank() == states.Select(DeliveryStates.Rank).Append(0).Max();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_report_twice_says_nothing_new()
    {
        var sent = Begun.After(new DeliveryReport(DeliveryState.Sent, "sent", "SM1"), A.Noon)!;

        Assert.Null(sent.After(new DeliveryReport(DeliveryState.Sent, "sent", "SM1"), A.Noon.AddDays(1)));
    }

    [Fact]
    public void A_late_report_is_kept_as_news_and_changes_nothing_else()
    {
        var delivered = Begun.After(new DeliveryReport(DeliveryState.Delivered, "delivered", "SM1"), A.Noon)!;

        var after = delivered.After(new DeliveryReport(DeliveryState.Sent, "sent", "SM1"), A.Noon.AddHours(1))!;

        Assert.Equal((DeliveryState.Delivered, A.Noon, null), (after.State, after.ChangedAt, after.CheckAt));
        Assert.Equal(["delivered", "sent"], after.Events.Select(heard => heard.What));
    }

    [Fact]
    public void Only_what_is_being_sent_goes_back_to_the_outbox()
    {
        var sending = Begun.After(new DeliveryReport(DeliveryState.Sending, "try 1"), A.Noon)!;

        Assert.Equal(DeliveryState.Pending, sending.Again("429", A.Noon)!.State);
        Assert.Null(sending.After(new DeliveryReport(DeliveryState.Sent, "sent"), A.Noon)!.Again("429", A.Noon));
    }

    [Theory]
    [InlineData("sms-3f2a.12", true)]
    [InlineData("sms.12", true)]
    [InlineData("sms-3f2a.0", false)]
    [InlineData("sms-3f2a.-1", false)]
    [InlineData("sms-3f2a.", false)]
    [InlineData(".12", false)]
    [InlineData("a b.12", false)]
    [InlineData("12", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_is_read_as_it_is_written(string? text, bool right)
    {
        Assert.Equal(right, DeliveryId.TryParse(text, out var id));
        if (right) Assert.Equal(text, id.ToString());
    }
}
