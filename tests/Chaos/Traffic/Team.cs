using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Chaos.Histories;
using Chaos.Processes;

namespace Chaos.Traffic;

/// <summary>Makes the advocates by the desk's own pages, before anything breaks.</summary>
internal static partial class Team
{
    public static async Task<IReadOnlyList<DeskAdvocate>> HireAsync(Cluster cluster, ChaosOptions options, History history, Timeline timeline, CancellationToken cancellationToken)
    {
        using var supervisor = new DeskBrowser(cluster.Addresses, new Dice(options.Seed, "supervisor"));
        await SignInAsync(supervisor, Cluster.Supervisor, cancellationToken);
        var advocates = new List<DeskAdvocate>();
        for (var number = 1; number <= options.Advocates; number++)
        {
            var user = $"advocate{number}";
            Must(await supervisor.GetAsync("/desk/team", cancellationToken), HttpStatusCode.OK);
            var added = Must(await supervisor.PostAsync("/desk/team/add", cancellationToken, ("user", user), ("name", DeskAdvocate.NameOf(number)), ("role", "Advocate")), HttpStatusCode.OK);
            var browser = new DeskBrowser(cluster.Addresses, new Dice(options.Seed, $"browser of {user}"));
            await ChoosePasswordAsync(browser, LinkIn(added.Html), cancellationToken);
            await SignInAsync(browser, user, cancellationToken);
            advocates.Add(new DeskAdvocate(number, browser, history, timeline, options));
        }

        return advocates;
    }

    private static async Task ChoosePasswordAsync(DeskBrowser browser, string link, CancellationToken cancellationToken)
    {
        var page = Must(await browser.GetAsync(link, cancellationToken), HttpStatusCode.OK);
        var key = WebUtility.HtmlDecode(LinkKey().Match(page.Html).Groups[1].Value);
        Must(await browser.PostAsync("/desk/password", cancellationToken, ("linkKey", key), ("password", Cluster.Password)), HttpStatusCode.Redirect);
    }

    private static async Task SignInAsync(DeskBrowser browser, string user, CancellationToken cancellationToken)
    {
        Must(await browser.GetAsync("/desk/sign-in", cancellationToken), HttpStatusCode.OK);
        Must(await browser.PostAsync("/desk/sign-in", cancellationToken, ("user", user), ("password", Cluster.Password), ("returnUrl", "/desk")), HttpStatusCode.Redirect);
        Must(await browser.GetAsync("/desk", cancellationToken), HttpStatusCode.OK);
    }

    private static DeskPage Must(DeskPage? page, HttpStatusCode status) =>
        page is not null && page.Status == status ? page : throw new UnreachableException($"The desk answered {page?.Status} {page?.Location} where {status} was due.");

    private static string LinkIn(string html) => new Uri(WebUtility.HtmlDecode(Link().Match(html).Groups[1].Value)).PathAndQuery;

    [GeneratedRegex("""readonly value="([^"]+)" """)]
    private static partial Regex Link();

    [GeneratedRegex("""name="linkKey" value="([^"]+)" """)]
    private static partial Regex LinkKey();
}
