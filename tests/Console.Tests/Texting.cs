using System.Net;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

/// <summary>A client on a phone, as the desk shows them.</summary>
public sealed class Texting
{
    private const string Number = "+14155550123";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_number_is_shown_by_its_last_two_digits_and_nowhere_else()
    {
        var (host, sam, _) = await TakenAsync();
        await using (host)
        using (sam)
        {
            Assert.Contains("•••-23", WebUtility.HtmlDecode(sam.Page), StringComparison.Ordinal);
            Assert.DoesNotContain("5550123", sam.Page, StringComparison.Ordinal);
            Assert.DoesNotContain(host.Log.Lines, line => line.Contains("5550123", StringComparison.Ordinal));
            Assert.Contains("maxlength=\"1600\"", sam.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_became_of_a_message_stands_under_it_and_changes_while_the_page_is_open()
    {
        var (host, sam, client) = await TakenAsync();
        await using (host)
        using (sam)
        {
            await sam.PostAsync($"/desk/c/{client}/say", ("text", "Hello, I am Sam."), ("key", "k"));
            var position = (await host.FindAsync(client)).LogLength;
            Assert.Contains("Waiting to go out", After(sam.Page, position), StringComparison.Ordinal);

            await StatusAsync(host, client, position, DeliveryState.Accepted);
            var told = await Stream.ReadAsync(
                sam, $"/desk/stream?c={client}&after={position}", until: item => item.EventType == "delivery" && item.Data.Contains("Delivered", StringComparison.Ordinal),
                opened: () => StatusAsync(host, client, position, DeliveryState.Delivered));

            Assert.Contains($"id=\"d{position}\" hx-swap-oob=\"true\"", told[^1].Data, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_did_not_arrive_says_why_and_is_sent_again_once()
    {
        var (host, sam, client) = await TakenAsync();
        await using (host)
        using (sam)
        {
            await sam.PostAsync($"/desk/c/{client}/say", ("text", "Bring your notice."), ("key", "k"));
            var position = (await host.FindAsync(client)).LogLength;
            await StatusAsync(host, client, position, DeliveryState.Failed);
            await sam.GetAsync($"/desk/c/{client}");
            Assert.Contains("Not delivered: It did not arrive.", After(sam.Page, position), StringComparison.Ordinal);
            Assert.Contains("Send again", After(sam.Page, position), StringComparison.Ordinal);

            await sam.PostAsync($"/desk/c/{client}/again", ("position", $"{position}"));
            Assert.DoesNotContain("Send again", sam.Page, StringComparison.Ordinal);
            await sam.PostAsync($"/desk/c/{client}/again", ("position", $"{position}"));
            await sam.PostAsync($"/desk/c/{client}/again", ("position", "999"));

            Assert.Equal(position + 1, (await host.FindAsync(client)).LogLength);
        }
    }

    [Fact]
    public async Task A_client_who_asked_by_phone_is_opted_out_and_the_box_is_locked_and_says_why()
    {
        var (host, sam, client) = await TakenAsync();
        await using (host)
        using (sam)
        {
            await sam.PostAsync($"/desk/c/{client}/opt-out", ("key", "o"));

            var page = WebUtility.HtmlDecode(sam.Page);
            Assert.Contains("This client asked us on", page, StringComparison.Ordinal);
            Assert.Contains("Opted out", page, StringComparison.Ordinal);
            Assert.Matches("""<textarea id="message"[^>]* disabled""", sam.Page);
            Assert.DoesNotContain("Opt out</button>", sam.Page, StringComparison.Ordinal);
            Assert.NotNull((await host.FindAsync(client)).OptedOutAt);

            using var refused = await sam.PostByScriptAsync($"/desk/c/{client}/say", ("text", "still there?"), ("key", "k"));
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("Not sent. This client asked us", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_is_open_is_locked_when_the_client_texts_stop()
    {
        var (host, sam, client) = await TakenAsync();
        await using (host)
        using (sam)
        {
            var told = await Stream.ReadAsync(
                sam, $"/desk/stream?c={client}&after=0", until: item => item.EventType == "floor" && item.Data.Contains("MineLocked", StringComparison.Ordinal),
                opened: () => host.ClientSaysAsync("stop", client));

            Assert.Contains("opted out of texts", told[^1].Data, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_text_longer_than_any_phone_takes_is_refused()
    {
        var (host, sam, client) = await TakenAsync();
        await using (host)
        using (sam)
        {
            using var refused = await sam.PostAsync($"/desk/c/{client}/say", ("text", new string('x', 1_601)), ("key", "k"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("at most 1,600 characters", sam.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_whoever_has_the_client_sends_again_or_opts_them_out()
    {
        var (host, sam, client) = await TakenAsync();
        await using (host)
        using (sam)
        {
            using var eve = await host.NewAdvocateAsync("Eve");
            await sam.PostAsync($"/desk/c/{client}/say", ("text", "Hello"), ("key", "k"));
            var position = (await host.FindAsync(client)).LogLength;
            await StatusAsync(host, client, position, DeliveryState.Failed);

            await eve.PostAsync($"/desk/c/{client}/again", ("position", $"{position}"));
            await eve.PostAsync($"/desk/c/{client}/opt-out", ("key", "o"));

            Assert.Equal((position, null), ((await host.FindAsync(client)).LogLength, (await host.FindAsync(client)).OptedOutAt));
        }
    }

    private static async Task<(DeskHost Host, Visitor Sam, ConversationId Client)> TakenAsync()
    {
        var host = await DeskHost.WithSupervisorAsync();
        var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("danger: please", channel: Channel.Sms);
        await host.Services.GetRequiredService<IPhoneBook>().SetAsync(client, new PhoneLine("+15005550006", Number), Token);
        await sam.PostAsync("/desk/take-next");
        return (host, sam, client);
    }

    private static async Task StatusAsync(DeskHost host, ConversationId client, long position, DeliveryState state)
    {
        var states = host.Services.GetRequiredService<IDeliveryStates>();
        var id = new DeliveryId(client, position);
        var status = await states.FindAsync(id, Token) ?? DeliveryStatus.New(new Delivery(client, position, DeliveryLane.Advocate), DateTimeOffset.UtcNow);
        Assert.True(await states.TrySaveAsync(status with { State = state, Code = state == DeliveryState.Failed ? "30006" : null }, Token));
    }

    private static string After(string page, long position) => page.Split($"id=\"d{position}\"")[1].Split("</div>")[0];
}
