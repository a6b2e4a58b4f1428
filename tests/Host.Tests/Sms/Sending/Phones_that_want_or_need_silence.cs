using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Service.Desk;
using Handoff.Service.Stores;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Sms.Sending;

/// <summary>
/// Somebody else may read the phone, or its owner wants no texts: the shipped words, the real program, and what a fake
/// Twilio was asked to send. Texts to one phone leave in their order, so whatever was to go before the last has gone.
/// </summary>
public sealed class Phones_that_want_or_need_silence : IAsyncLifetime
{
    private const string Number = "+15055550177";
    private static readonly Advocate Maria = new(new("adv-maria"), "Maria");
    private FakeTwilio twilio = null!;
    private RunningHost host = null!;
    private Phone phone = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDesk Desk => host.Services.GetRequiredService<IDesk>();

    public async ValueTask InitializeAsync()
    {
        twilio = await FakeTwilio.StartAsync();
        host = await RunningHost.StartAsync(TwilioAccount.Arguments(twilio.Address));
        phone = new Phone(host, Number);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await twilio.DisposeAsync();
    }

    [Theory]
    [InlineData("my husband is beating me")]
    [InlineData("mi esposo me esta pegando")]
    public async Task After_violence_only_the_fixed_words_and_what_a_person_writes_go_out(string told)
    {
        await TextAsync(told);
        var safe = (await phone.SaidAsync())[1..];
        Assert.True((await phone.SnapshotAsync())!.Discreet);
        Assert.NotEmpty(safe);
        Assert.All(safe, words => Assert.DoesNotMatch("(?i)violen|abus|line|fila|position|lugar", words));

        // While they wait, when nobody comes in time, when somebody does, and when all is over: not a word.
        foreach (var text in new[] { "are you there", "hello??" }) await TextAsync(text);
        host.Clock.Ahead = TimeSpan.FromMinutes(30);
        await Eventually.HoldsAsync(async () => (await phone.SnapshotAsync())!.Stage is Stage.Waiting { Request.Apologies: > 0 }, "the advocates were reminded");
        Assert.Equal(DeskResult.Done, await Desk.ClaimAsync(Maria, phone.Conversation, Token));
        await TextAsync("ok");
        Assert.Equal(DeskResult.Done, await Desk.SayAsync(Maria, phone.Conversation, "I am here.", new InputId("a1"), Token));
        Assert.Equal(DeskResult.Done, await Desk.ResolveAsync(Maria, phone.Conversation, "answered", null, Token));

        await Eventually.HoldsAsync(() => Taken().Contains("I am here."), "the person's words are out");
        Assert.Equal([.. safe.Select(line => line["we: ".Length..]), "I am here."], (await phone.SaidAsync()).Where(IsOurs).Select(line => line["we: ".Length..]));
        Assert.Equal(safe.Length + 1, Taken().Length);
    }

    [Theory]
    [InlineData("i want to kill myself")]
    [InlineData("he is going to kill me tonight")]
    public async Task Whoever_opted_out_gets_no_automatic_text_and_a_person_is_alerted(string told)
    {
        await TextAsync("STOP");
        await TextAsync(told);

        Assert.DoesNotContain(await phone.SaidAsync(), IsOurs);
        Assert.True(Assert.IsType<Stage.Waiting>((await phone.SnapshotAsync())!.Stage).Request.Danger);
        var seen = await Desk.ReadAsync(phone.Conversation, 0, Token);
        Assert.Contains(seen.Entries.Select(entry => ActivityJson.Read(entry.ActivityJson.Span)), activity => activity.Name == EventNames.Alert);

        // Nor may whoever takes them write; and when they want texts again, that is the first thing that goes out.
        Assert.Equal(DeskResult.Done, await Desk.ClaimAsync(Maria, phone.Conversation, Token));
        Assert.NotEqual(DeskResult.Done, await Desk.SayAsync(Maria, phone.Conversation, "hello", new InputId("a1"), Token));
        await TextAsync("START");
        Assert.Equal(DeskResult.Done, await Desk.SayAsync(Maria, phone.Conversation, "I am here.", new InputId("a2"), Token));
        await Eventually.HoldsAsync(() => Taken().Length > 0, "the person's words are out");
        Assert.Equal(["I am here."], Taken());
    }

    [Fact]
    public async Task A_stop_holds_back_what_is_still_in_the_outbox()
    {
        var states = host.Services.GetRequiredService<IDeliveryStates>();
        twilio.Will(FakeTwilio.Refuse(429, 20429, retryAfterSeconds: 600));
        await TextAsync("how do i apply for snap");
        await Eventually.HoldsAsync(async () => await states.OfAsync(phone.Conversation, 0, Token) is [{ State: DeliveryState.Pending, Events: [_, ..] }], "the greeting was turned away, and waits");
        await TextAsync("STOP");
        host.Clock.Ahead = TimeSpan.FromMinutes(12);

        await Eventually.HoldsAsync(async () => await states.OfAsync(phone.Conversation, 0, Token) is [{ State: DeliveryState.Suppressed }], "suppressed");
        Assert.Empty(Taken());
    }

    private static bool IsOurs(string line) => line.StartsWith("we: ", StringComparison.Ordinal);

    private string[] Taken() => [.. twilio.Taken.Where(text => text.To == Number).Select(text => text.Body)];

    private async Task TextAsync(string text)
    {
        using var answer = await new TwilioAccount(host.Http).TextAsync(Number, text, cancellationToken: Token);
        Assert.Equal("<Response/>", await answer.Content.ReadAsStringAsync(Token));
    }
}
