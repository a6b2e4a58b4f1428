using System.Net;
using Handoff.Console;

namespace Console.Tests;

/// <summary>A store that gives no answer says nothing about who is signed in.</summary>
public sealed class When_the_store_is_away
{
    [Fact]
    public async Task Who_is_signed_in_is_told_to_try_again_and_goes_on_afterwards()
    {
        var store = new SwitchedStore();
        await using var host = await DeskHost.StartAsync(Supervisor, adjust: store.Put);
        using var sam = await host.SignInAsync("sam");
        store.Down = true;

        using var page = await sam.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("try again", sam.Page, StringComparison.Ordinal);
        using var byScript = await sam.PostByScriptAsync("/desk/here");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, byScript.StatusCode);

        store.Down = false;
        using var again = await sam.GetAsync("/desk");
        Assert.Equal("/desk", again.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_is_asked_to_sign_in_by_a_node_that_could_not_yet_read_the_keys()
    {
        var first = await DeskHost.StartAsync(Supervisor);
        using var sam = await first.SignInAsync("sam");
        await first.DisposeAsync();
        var store = new SwitchedStore { Down = true };
        await using var second = await DeskHost.StartAsync(path: first.Path, adjust: store.Put);

        // The same browser: cookies of a host count for each of its ports.
        using var page = await sam.Http.GetAsync(new Uri(second.Address, "/desk"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

        store.Down = false;
        using var again = await sam.Http.GetAsync(new Uri(second.Address, "/desk"), TestContext.Current.CancellationToken);
        Assert.Equal(new Uri(second.Address, "/desk"), again.RequestMessage!.RequestUri);
    }

    [Fact]
    public async Task Who_is_not_signed_in_still_is_not()
    {
        var store = new SwitchedStore();
        await using var host = await DeskHost.StartAsync(Supervisor, adjust: store.Put);
        store.Down = true;

        using var page = await host.Visit().GetAsync("/desk");
        Assert.Equal("/desk/sign-in", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static DeskOptions Supervisor => new() { BootstrapUser = "sam", BootstrapPassword = DeskHost.Password };
}
