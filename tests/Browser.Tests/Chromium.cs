using Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser.Tests.Chromium))]

// One queue and one desk for all: two tests at once would take each other's clients.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Browser.Tests;

/// <summary>One browser and one host for all tests here; each person in a test has a window (context) of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string User = "maria";
    public const string Password = "correct horse battery";

    /// <summary>Makes the account that <see cref="DeskAsync"/> signs in with.</summary>
    internal static Dictionary<string, string> Supervisor => new() { ["Desk__Bootstrap__User"] = User, ["Desk__Bootstrap__Password"] = Password };

    /// <summary>Milliseconds. Long enough for Web Chat's 4 MB of script on a busy machine; nothing here waits when it need not.</summary>
    private const float WaitAtMost = 60_000;
    private static readonly string[] Executables = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(settings: Supervisor);
        Assertions.SetDefaultExpectTimeout(WaitAtMost);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executables.FirstOrDefault(File.Exists)
                ?? throw new FileNotFoundException("Chromium is needed: ./test installs it, or `apt-get install chromium`."),
            Args = Quiet,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A phone, as small as they come.</summary>
    /// <param name="host">Null for the one that all tests share.</param>
    internal Task<IPage> PhoneAsync(string path = "/", string locale = "en-US", int width = 360, HostProcess? host = null) =>
        OpenAsync(path, locale, new() { Width = width, Height = 640 }, host ?? Host);

    internal Task<IPage> DesktopAsync(string path = "/", HostProcess? host = null) =>
        OpenAsync(path, "en-US", new() { Width = 1280, Height = 800 }, host ?? Host);

    /// <summary>The desk, signed in as the supervisor.</summary>
    internal async Task<IPage> DeskAsync(HostProcess? host = null)
    {
        var desk = await DesktopAsync("/desk/sign-in", host);
        await desk.GetByLabel("Sign-in name").FillAsync(User);
        await desk.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await desk.WaitForURLAsync("**/desk");
        return desk;
    }

    private async Task<IPage> OpenAsync(string path, string locale, ViewportSize size, HostProcess host)
    {
        var context = await browser!.NewContextAsync(new() { BaseURL = host.Address.ToString(), Locale = locale, ViewportSize = size });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(WaitAtMost);
        await page.GotoAsync(path);
        return page;
    }
}
