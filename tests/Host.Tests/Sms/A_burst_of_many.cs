using Handoff.Core.Conversations;
using Host.Tests.Support;

namespace Host.Tests.Sms;

public sealed class A_burst_of_many
{
    private const int Phones = 100;

    [Fact]
    public async Task Is_stored_once_each_in_order_however_often_it_is_sent()
    {
        await using var host = await RunningHost.StartAsync(Phone.Settings);
        var phones = Enumerable.Range(0, Phones).Select(i => new Phone(host, $"+1505556{i:0000}")).ToArray();

        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = TestContext.Current.CancellationToken }, async (phone, _) =>
        {
            var (first, second) = (Phone.NewSid(), Phone.NewSid());
            foreach (var (sid, text) in new[] { (first, "i lost my"), (first, "i lost my"), (second, "ebt card"), (first, "i lost my"), (second, "ebt card"), (second, "ebt card") })
                Assert.Equal("<Response/>", (await phone.TextAsync(text, sid)).Text);
        });

        foreach (var phone in phones)
        {
            var said = await phone.AnsweredAsync();
            Assert.Equal(["client: i lost my", "client: ebt card"], said.Where(line => line.StartsWith("client", StringComparison.Ordinal)));
            Assert.Null(Indexes.Of((await phone.SnapshotAsync())!).Deadline);
        }
    }
}
