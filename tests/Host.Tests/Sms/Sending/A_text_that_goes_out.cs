using System.Text;
using Bot.Host.Channels.Sms;
using Handoff.Core.Deliveries;
using Handoff.Service.Outbox;

namespace Host.Tests.Sms.Sending;

public sealed class A_text_that_goes_out
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>A message may go this much before its turn, so that a fast sender need not be asked for each one alone.</summary>
    private static readonly TimeSpan MayBeEarly = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Is_posted_as_Twilio_wants_it()
    {
        await using var line = await Line.OpenAsync();
        var id = await line.SayAsync("Bring “your” card… ¿sí? 1+1=2 & more");
        await line.ReachesAsync(id, DeliveryState.Accepted);

        var request = line.Twilio.Requests.Last();
        Assert.Equal(("POST", $"/2010-04-01/Accounts/{TwilioAccount.Sid}/Messages.json"), (request.Method, request.Path));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioAccount.Sid}:{TwilioAccount.Token}")), request.Authorization);
        Assert.Equal(
            [
                new("To", Line.Number), new("From", TwilioAccount.Ours), new("Body", "Bring \"your\" card... ¿sí? 1+1=2 & more"),
                new("StatusCallback", $"{TwilioAccount.Public}/sms/twilio/status?m={id}"), new("ValidityPeriod", "900"),
            ],
            request.Form);
    }

    [Fact]
    public async Task Comes_from_the_messaging_service_where_there_is_one()
    {
        var service = "MG" + new string('1', 32);
        await using var line = await Line.OpenAsync(settings: ["--Twilio:MessagingServiceSid", service]);

        Assert.All(line.Twilio.Requests, request => Assert.Contains(new KeyValuePair<string, string>("MessagingServiceSid", service), request.Form));
        Assert.All(line.Twilio.Requests, request => Assert.DoesNotContain(request.Form, field => field.Key == "From"));
    }

    [Fact]
    public async Task Goes_no_faster_than_our_number_may_send()
    {
        await using var line = await Line.OpenAsync(segmentsPerSecond: 1);
        var sent = new[] { "one", "two" };
        foreach (var text in sent) await line.SayAsync(text);

        await line.UntilAsync(() => Task.FromResult(line.TakenOf("two").Any()), "all sent");
        // By our own clock: on a busy machine a request may take as long as it likes to arrive.
        var begun = (await line.States.OfAsync(line.Client, 0, Token)).Select(status => (status.Id, status.Events.First(heard => heard.What == "try 1").At)).OrderBy(one => one.At).ToArray();
        var costs = line.Twilio.Taken.ToDictionary(text => text.StatusCallback.Split("?m=")[1], text => TimeSpan.FromSeconds(Bot.Core.Texting.Segments.Of(text.Body).Count));
        Assert.Equal(costs.Count, begun.Length);
        for (var i = 1; i < begun.Length; i++)
            Assert.True(begun[i].At - begun[i - 1].At >= costs[$"{begun[i - 1].Id}"] - MayBeEarly, $"{begun[i].At - begun[i - 1].At} after {costs[$"{begun[i - 1].Id}"]}");
    }

    [Fact]
    public async Task A_report_that_is_not_Twilios_changes_nothing()
    {
        await using var line = await Line.OpenAsync();
        var id = await line.SayAsync("one");
        await line.ReachesAsync(id, DeliveryState.Accepted);
        var taken = line.TakenOf("one").Single();
        KeyValuePair<string, string>[] fields = [new("MessageSid", taken.Sid), new("MessageStatus", "failed"), new("AccountSid", TwilioAccount.Sid)];
        var path = taken.StatusCallback[TwilioAccount.Public.Length..];

        using (var forged = await line.Account.PostAsync(path, fields, Token, signature: Convert.ToBase64String(new byte[20]))) Assert.Equal(403, (int)forged.StatusCode);
        using (var unsigned = await line.Host.Http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields), Token)) Assert.Equal(400, (int)unsigned.StatusCode);
        using (var foreign = await line.Account.PostAsync(path, [.. fields[..2], new("AccountSid", "AC" + new string('f', 32))], Token)) Assert.Equal(403, (int)foreign.StatusCode);
        using (var got = await line.Host.Http.GetAsync(new Uri(path, UriKind.Relative), Token)) Assert.Equal(405, (int)got.StatusCode);
        using (var strange = await line.Account.PostAsync(path, [fields[0], new("MessageStatus", "on the moon"), fields[2]], Token)) Assert.Equal(204, (int)strange.StatusCode);
        using (var another = await line.Account.PostAsync("/sms/twilio/status?m=nobody.1", [new("MessageSid", "SMx"), new("MessageStatus", "failed"), fields[2]], Token)) Assert.Equal(204, (int)another.StatusCode);

        Assert.Equal(DeliveryState.Accepted, (await line.FindAsync(id))!.State);
    }

    [Fact]
    public async Task Leaves_no_number_and_no_word_in_the_log()
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Drop(takes: true));
        var id = await line.SayAsync("MARKED-PHRASE");
        await line.ReachesAsync(id, DeliveryState.Unknown);
        line.Host.Clock.Ahead = DeliveryStatus.CheckUnknownAfter + TimeSpan.FromSeconds(1);
        await line.ReachesAsync(id, DeliveryState.Accepted);

        Assert.DoesNotContain(line.Host.Log, said => said.Contains("5055550123", StringComparison.Ordinal) || said.Contains("MARKED-PHRASE", StringComparison.Ordinal) || said.Contains(TwilioAccount.Token, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_has_words_for_an_advocate()
    {
        string[] known =
        [
            "20003", "20404", "20429", "21211", "21212", "21266", "21408", "21602", "21603", "21604", "21606", "21609", "21610", "21611", "21612", "21614", "21617", "30001", "30002", "30003",
            "30004", "30005", "30006", "30007", "30008", "30022", "30023", "30032", "30033", "30034", "30035", "30036", "30410", "30450", "30453", "30454", "30500",
            DeliveryCodes.NotFound, DeliveryCodes.TooLate, DeliveryCodes.NoNumber, DeliveryCodes.TooLong, DeliveryCodes.NoText, DeliveryCodes.OptedOut,
        ];
        Assert.Empty(known.Except(TwilioCodes.All.Keys));
        Assert.All(TwilioCodes.All, code =>
        {
            Assert.Matches("^[a-z].*[.]$", code.Value.Words);
            Assert.True(code.Value.Words.Length <= 160, code.Key);
        });
        Assert.Equal(["21610", "30004", DeliveryCodes.OptedOut], TwilioCodes.All.Where(code => code.Value.Action == DeliveryAction.Suppress).Select(code => code.Key).Order(StringComparer.Ordinal));
        Assert.Contains("99999", new TwilioCodes().Of("99999").Words, StringComparison.Ordinal);
    }
}
