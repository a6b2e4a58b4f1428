using Handoff.Console.Trying;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Content;

public sealed class Trying_a_message
{
    [Fact]
    public async Task By_phone_shows_the_greeting_and_the_answer_that_comes_a_moment_later()
    {
        await using var host = await RunningHost.StartAsync();
        var trial = host.Services.GetRequiredService<IMessageTrial>();

        var texted = trial.Try("how do i apply for food stamps", byPhone: true);

        Assert.Contains("STOP to stop", texted.Says[0], StringComparison.Ordinal);
        Assert.Contains("SNAP", texted.Says[^1], StringComparison.Ordinal);
        Assert.Equal(2, texted.Says.Length);
    }
}
