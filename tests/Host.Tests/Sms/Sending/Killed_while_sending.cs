using Handoff.Core.Deliveries;
using Handoff.Service;
using Handoff.Service.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Sms.Sending;

/// <summary>The program is killed with kill -9 between asking Twilio and writing down its answer. No client ever gets two copies.</summary>
public sealed class Killed_while_sending : IAsyncDisposable
{
    private const int Clients = 40;
    private const int MostInFlight = 16;
    private static readonly int[] KillAfter = [8, 30];
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private FakeTwilio twilio = null!;
    private HostProcess host = null!;

    public async ValueTask DisposeAsync()
    {
        host.KillHard();
        await host.DisposeAsync();
        await twilio.DisposeAsync();
        Directory.Delete(host.Folder, recursive: true);
    }

    [Fact]
    public async Task One_copy_and_the_lost_answer_is_found_by_asking()
    {
        await StartAsync();
        twilio.Will(FakeTwilio.Hold(new TaskCompletionSource().Task));
        await TextAsync(1);
        await twilio.UntilAsync(fake => fake.Taken.Count == 1, Token);

        await RestartAsync();
        await twilio.UntilAsync(fake => fake.Taken.Count > 1, Token); // what came after it goes on

        await RestartAsync("UPDATE deliveries SET check_at = 0 WHERE check_at IS NOT NULL"); // as if two minutes had passed
        await twilio.UntilAsync(fake => fake.Requests.Any(request => request.Method == "GET"), Token);
        await SettledAsync();

        Assert.Single(twilio.Taken, text => text.Body == twilio.Taken[0].Body);
        Assert.Contains(await StatusesAsync(), status => status.ProviderId == twilio.Taken[0].Sid && status.State == DeliveryState.Accepted);
    }

    [Fact]
    public async Task Nor_two_when_it_is_killed_again_and_again_amid_many()
    {
        await StartAsync();
        twilio.BeforeAnswer = _ => Task.Delay(20, Token); // so that a kill finds some on their way
        await Task.WhenAll(Enumerable.Range(1, Clients).Select(TextAsync));
        foreach (var count in KillAfter)
        {
            await twilio.UntilAsync(fake => fake.Taken.Count >= count, Token);
            await RestartAsync();
        }

        await SettledAsync();

        Assert.DoesNotContain(twilio.Taken.GroupBy(text => (text.To, text.Body)), copies => copies.Count() > 1);
        var statuses = await StatusesAsync();
        var taken = twilio.Taken.Select(text => DeliveryId.TryParse(text.StatusCallback.Split("?m=")[1], out var id) ? id : default).ToHashSet();
        // Of what was under way at a kill nobody knows whether it got there: it may have been taken or not.
        Assert.All(statuses, status => Assert.True(status.State is DeliveryState.Accepted or DeliveryState.Unknown, $"{status.Id} is {status.State}"));
        Assert.Subset(statuses.Select(status => status.Id).ToHashSet(), taken);
        Assert.Superset(statuses.Where(status => status.State == DeliveryState.Accepted).Select(status => status.Id).ToHashSet(), taken);
        Assert.InRange(statuses.Count - taken.Count, 0, KillAfter.Length * MostInFlight);
    }

    private async Task StartAsync()
    {
        twilio = await FakeTwilio.StartAsync();
        host = await HostProcess.StartAsync(settings: TwilioAccount.Settings(twilio.Address), cancellationToken: Token);
    }

    // Leases run out after a minute; a test does not wait for it.
    private async Task RestartAsync(string sql = "")
    {
        host.KillHard();
        await host.DisposeAsync();
        Change($"UPDATE outbox SET lease_until = 0; {sql}");
        host = await HostProcess.StartAsync(host.Folder, host.Address.Port, TwilioAccount.Settings(twilio.Address), Token);
    }

    private async Task TextAsync(int number)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var answer = await new TwilioAccount(http).TextAsync($"+1505555{number:D4}", "i want to kill myself", cancellationToken: Token);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private Task SettledAsync() => Eventually.HoldsAsync(() => Read("SELECT COUNT(*) FROM outbox") == 0);

    private async Task<IReadOnlyList<DeliveryStatus>> StatusesAsync()
    {
        host.KillHard();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHandoffService(new StoreOptions { Path = Database }, _ => () => null!, workers: false);
        await using var provider = services.BuildServiceProvider();
        var waiting = await provider.GetRequiredService<IConversationIndex>().WaitingAsync(Clients, Token);
        var all = new List<DeliveryStatus>();
        foreach (var place in waiting) all.AddRange(await provider.GetRequiredService<IDeliveryStates>().OfAsync(place.Conversation, 0, Token));
        return all;
    }

    private string Database => Path.Combine(host.Folder, "data", "benefitsbot.db");

    private void Change(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Read(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
