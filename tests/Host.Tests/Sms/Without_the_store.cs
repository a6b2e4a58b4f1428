using Bot.Host.Channels.Sms;
using Handoff.Core.Conversations;
using Host.Tests.Support;

namespace Host.Tests.Sms;

public sealed class Without_the_store
{
    [Fact]
    public async Task The_words_come_from_memory_since_Twilio_will_not_ask_again()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put, Phone.Settings);
        store.Down = true;

        var plain = await new Phone(host, "+15055552001").TextAsync("how do i apply for snap");
        var danger = await new Phone(host, "+15055552002").TextAsync("quiero matarme");

        Assert.Equal(200, (int)plain.Status);
        Assert.StartsWith("<Response><Message>I&#39;m sorry. Something is wrong on our side", plain.Text, StringComparison.Ordinal);
        Assert.StartsWith("<Response><Message>Si hay peligro, llame al 911.", danger.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("avis", danger.Text, StringComparison.Ordinal); // it promises nobody
    }

    [Fact]
    public async Task A_stop_must_not_be_lost_so_it_fails_and_Twilio_tries_again()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put, Phone.Settings);
        var (phone, sid) = (new Phone(host, "+15055552003"), Phone.NewSid());
        store.Down = true;
        Assert.Equal(503, (int)(await phone.TextAsync("STOP", sid)).Status);

        store.Down = false;
        Assert.Equal(200, (int)(await phone.TextAsync("STOP", sid)).Status);
        Assert.NotNull((await phone.SnapshotAsync())!.OptedOutAt);
    }

    [Fact]
    public async Task Whoever_is_known_to_want_silence_gets_it()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put, [.. Phone.Settings, "--Twilio:OptOutMode", nameof(OptOutMode.Self)]);
        var (silent, known, stranger) = (new Phone(host, "+15055552004"), new Phone(host, "+15055552005"), new Phone(host, "+15055552006"));
        await silent.TextAsync("stop");
        await known.TextAsync("hello");
        Assert.Equal(["client: stop", "we: OK, no more texts"], (await silent.SaidAsync()).Select(line => line[..Math.Min(line.Length, 21)]));
        store.Down = true;

        Assert.Equal("<Response/>", (await silent.TextAsync("i want to die")).Text);
        Assert.Equal("<Response/>", (await stranger.TextAsync("i want to die")).Text); // nobody else keeps the list
        Assert.Contains("911", (await known.TextAsync("i want to die")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_burst_owes_the_answer_still()
    {
        await using var host = await RunningHost.StartAsync([.. Phone.Settings, "--Roles", "bot"]);
        var phone = new Phone(host, "+15055552007");
        await phone.TextAsync("how do i apply for snap");

        // No worker runs here, as after a kill. What is owed lies in the store.
        var owed = Indexes.Of((await phone.SnapshotAsync())!).Deadline;
        Assert.Equal(DeadlineKind.Answer, owed!.Kind);
    }
}
