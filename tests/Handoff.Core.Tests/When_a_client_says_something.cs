using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_a_client_says_something
{
    [Fact]
    public void It_is_recorded_before_it_is_answered()
    {
        var decision = A.Conversation().Says("hello");

        Assert.Equal(["client: hello", "bot: you said hello"], decision.Shown());
        Assert.Equal(2, decision.Position);
        Assert.Equal([2L, 3L], decision.Entries.Select(e => e.Position));
        Assert.Equal(["c1|0000002", "c1|0000003"], decision.Entries.Select(e => e.Activity.Id));
        Assert.Equal(3, decision.After.LogLength);
    }

    [Fact]
    public void A_repeat_changes_nothing_and_is_answered_with_the_first_position()
    {
        var first = A.Conversation().Says("hello", id: "m1");
        var repeat = first.After.Says("hello", id: "m1");

        Assert.True(repeat.ChangesNothing);
        Assert.Equal(first.Position, repeat.Position);
    }

    [Fact]
    public void What_only_the_channel_may_say_is_dropped_and_unknown_fields_are_kept()
    {
        var forged = ActivityJson.Read("""
            {"type":"message","text":"hi","id":"x","serviceUrl":"http://evil.example","callerId":"urn:x","recipient":{"id":"r"},
             "from":{"id":"somebody","role":"bot"},"localTimezone":"America/Denver","channelData":{"clientActivityID":"k1"}}
            """u8);
        var entry = A.Conversation().Does(new TurnInput.ClientSaid(forged, new("k1"))).Entries[0].Activity;

        Assert.Equal(("dl_client", "user"), (entry.From!.Id, entry.From.Role));
        Assert.Equal("c1|0000002", entry.Id);
        Assert.Null(entry.ServiceUrl);
        Assert.Null(entry.CallerId);
        Assert.Null(entry.Recipient);
        Assert.Equal("America/Denver", entry.Extra!["localTimezone"].GetString());
        Assert.Equal("k1", entry.ChannelData!.Value.GetProperty("clientActivityID").GetString());
    }

    [Fact]
    public void The_last_32_inputs_are_known_as_repeats()
    {
        var conversation = A.Conversation();
        for (var i = 0; i < 40; i++) conversation = conversation.Says("x", id: $"m{i}").After;

        Assert.True(conversation.Says("x", id: "m8").ChangesNothing);
        Assert.False(conversation.Says("x", id: "m7").ChangesNothing);
        Assert.Equal(Conversation.HeardInputs, conversation.Heard.Length);
    }

    [Fact]
    public void A_file_is_not_kept_and_the_client_is_told()
    {
        var withFile = A.Message(null) with { Attachments = [A.Json("""{"contentType":"image/png","contentUrl":"data:,"}""")] };
        var decision = A.Conversation().Does(new TurnInput.ClientSaid(withFile, new("m1")));

        Assert.Null(decision.Entries[0].Activity.Attachments);
        Assert.Contains("system: no-files", decision.Shown());
    }

    [Fact]
    public void A_social_security_number_is_masked_before_it_is_stored_and_before_the_bot_hears_it()
    {
        var decision = A.Conversation().Says("my ssn is 123-45-6789");

        Assert.Equal(["client: my ssn is ***6789", "bot: you said my ssn is ***6789", "system: private-masked"], decision.Shown());
        Assert.Equal("my ssn is ***6789", decision.After.Facts.Single().Value);
    }

    [Fact]
    public void Choosing_a_language_is_kept_against_detection()
    {
        var chosen = new Activity { Type = ActivityTypes.Event, Name = EventNames.SetLanguage, Value = A.Json("""{"language":"es"}""") };
        var decision = A.Conversation().Does(new TurnInput.ClientSaid(chosen, new("m1")));

        Assert.Equal((Language.Spanish, true), (decision.After.Language, decision.After.LanguageChosen));
        Assert.Equal(["system: language-changed"], decision.Shown());
    }

    [Fact]
    public void Events_and_unknown_types_are_echoed_to_the_client_and_answered_by_nobody()
    {
        var odd = new Activity { Type = "messageReaction" };
        var decision = A.Conversation().Does(new TurnInput.ClientSaid(odd, new("m1")));

        Assert.Equal(Audience.Client, Assert.Single(decision.Entries).Audience);
    }

    [Fact]
    public void Joining_twice_greets_once()
    {
        var origin = new ClientOrigin("dl_client", Channel.WebChat, Language.Spanish, "default");
        var joined = Conversation.New(new("c1"), A.Noon).Does(new TurnInput.ClientJoined(origin));

        Assert.Equal(["bot: welcome"], joined.Shown());
        Assert.Equal(Language.Spanish, joined.After.Language);
        Assert.True(joined.After.Does(new TurnInput.ClientJoined(origin)).ChangesNothing);
    }

    [Fact]
    public void After_the_end_the_next_message_starts_again_with_the_bot() =>
        Assert.IsType<Stage.WithBot>(A.Conversation(new Stage.Ended(A.Noon)).Says("one more thing").After.Stage);

    [Fact]
    public void On_a_phone_each_reply_is_a_delivery()
    {
        var decision = A.PhoneConversation().Says("hello").After.FallsSilent();

        var delivery = Assert.Single(decision.Deliveries);
        Assert.Equal((3, DeliveryLane.Bot), (delivery.Position, delivery.Lane));
    }

    [Fact]
    public void Any_text_in_any_stage_gives_gapless_positions_and_never_throws() =>
        Prop.ForAll<string, int>((text, n) =>
        {
            Stage[] stages =
            [
                new Stage.WithBot(), new Stage.Waiting(A.Request()), new Stage.WithAdvocate(A.Request(), A.Maria, A.Noon), new Stage.Ended(A.Noon),
                new Stage.Surveying(new(1, A.Maria, new("general"), null, Surveys.SurveyQuestion.Rating, A.Noon)),
            ];
            var before = A.Conversation(stages[(n & int.MaxValue) % stages.Length]);
            var decision = before.Says(text ?? "");
            return decision.Entries.Select((e, i) => e.Position == before.LogLength + 1 + i).All(ok => ok)
                && decision.After.LogLength == before.LogLength + decision.Entries.Length
                && decision.Position == before.LogLength + 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_decision_survives_the_snapshot_format_unchanged() =>
        Prop.ForAll<string>(text =>
        {
            var after = A.Conversation().Says(text ?? "").After.Says("a person", id: "m2").After;
            var bytes = SnapshotFormat.Write(after);
            return bytes.AsSpan().SequenceEqual(SnapshotFormat.Write(SnapshotFormat.Read(bytes)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_snapshot_of_every_older_shape_is_read(int schema)
    {
        var read = SnapshotFormat.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", $"snapshot-{schema}.json")));

        Assert.Equal(("golden", "snap.apply", 7L), (read.Id.Value, Assert.IsType<Stage.Waiting>(read.Stage).Request.Brief.TopicId, read.LogLength));
        Assert.Equal(schema == 1 ? (null, false, null) : (A.Noon, true, new ReplyPace(A.Noon, 2, A.Noon, 9)), (read.OptedOutAt, read.Discreet, read.Replies));
    }

    [Fact]
    public void A_snapshot_of_a_newer_version_is_refused()
    {
        var newer = JsonSerializer.SerializeToUtf8Bytes(new { schema = SnapshotFormat.Schema + 1, conversation = new { } });

        Assert.Throws<SnapshotTooNewException>(() => SnapshotFormat.Read(newer));
    }
}
