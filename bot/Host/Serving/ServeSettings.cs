using System.Collections.Immutable;
using System.Net;
using Bot.Host.Channels.Sms;
using Bot.Host.Channels.Sms.Simulator;
using Bot.Host.Commands;
using Handoff.Console;
using Handoff.Service.Stores;

namespace Bot.Host.Serving;

/// <summary>Makes the options from configuration: command line, environment, appsettings.json.</summary>
internal static class ServeSettings
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const int LeastSecretLength = 8;

    /// <exception cref="StartRefusedException">With every fault, its key, and what would be right.</exception>
    public static ServeOptions Read(IConfiguration configuration)
    {
        var read = new SettingsReader(configuration);
        var options = new ServeOptions(
            Urls(read),
            RolesOf(read),
            Proxies(read),
            Dialogs(read),
            StoreSettings.Read(read, out var redis),
            redis,
            new DirectLineOptions(Secret(read, "DirectLine:Secret"), read.Flag("DirectLine:Uploads", otherwise: false)),
            new ChatOptions(Origins(read, "Chat:AllowedOrigins"), read.Number("Chat:TokensPerMinute", 300, 1, 1_000_000)),
            Secret(read, "Metrics:Token"),
            Desk(read),
            TwilioSettings.Read(read));
        read.RefuseUnknown("Store", "Redis", "Dialogs", "DirectLine", "Chat", "Metrics", "Desk", "Twilio");
        if (options.Twilio is null && read.Faults is []) options = options with { Twilio = PhoneSimulator.Options(read, options.Urls, options.Roles) };
        return read.Faults is [] ? options : throw new StartRefusedException("The configuration has faults.", [.. read.Faults.Select(fault => fault.ToString())]);
    }

    private static ImmutableArray<string> Urls(SettingsReader read)
    {
        var urls = read.List("Urls");
        if (urls.IsEmpty) return [DefaultUrl];
        foreach (var url in urls.Where(url => !IsPlainHttp(url)))
            read.Fault("Urls", $"\"{url}\" is not an address such as {DefaultUrl} or http://*:8080. For https put a proxy in front.");
        return urls;
    }

    // A star or plus for every interface is no host name to Uri.
    private static bool IsPlainHttp(string url) =>
        Uri.TryCreate(url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri is { Scheme: "http", PathAndQuery: "/" };

    private static Roles RolesOf(SettingsReader read)
    {
        var roles = Roles.None;
        foreach (var name in read.List("Roles"))
        {
            if (Enum.TryParse<Roles>(name, ignoreCase: true, out var role) && role is Roles.Bot or Roles.Desk or Roles.Worker) roles |= role;
            else read.Fault("Roles", $"\"{name}\" is not a role. Roles are bot, desk and worker, separated by commas.");
        }

        return roles == Roles.None ? Roles.All : roles;
    }

    private static ImmutableArray<IPNetwork> Proxies(SettingsReader read)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        networks.Add(new IPNetwork(IPAddress.Parse("127.0.0.0"), 8));
        networks.Add(new IPNetwork(IPAddress.IPv6Loopback, 128));
        foreach (var text in read.List("TrustedProxies"))
        {
            if (IPNetwork.TryParse(text, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(text, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else read.Fault("TrustedProxies", $"\"{text}\" is not an address such as 10.0.0.7 or a network such as 10.0.0.0/8.");
        }

        return networks.ToImmutable();
    }

    private static string Dialogs(SettingsReader read)
    {
        var path = DialogsFolder.Find(read.Text("Dialogs:Path"));
        if (!Directory.Exists(path)) read.Fault("Dialogs:Path", $"There is no folder {path}. Start in the folder that holds {DialogsFolder.DefaultName}, or name it here.");
        return path;
    }

    private static string? Secret(SettingsReader read, string key)
    {
        var secret = read.Text(key);
        if (secret is not null && secret.Length < LeastSecretLength) read.Fault(key, $"Use at least {LeastSecretLength} characters that nobody can guess.");
        return secret;
    }

    private static ImmutableArray<string> Origins(SettingsReader read, string key)
    {
        var origins = read.List(key);
        foreach (var origin in origins.Where(origin => origin != "*" && !IsOrigin(origin)))
            read.Fault(key, $"\"{origin}\" is not a web origin such as https://www.example.org, without a path.");
        return origins;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme is ("http" or "https")
        && origin.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    // What a password must be like is the desk's own rule; it says so at start.
    private static DeskOptions Desk(SettingsReader read)
    {
        var (user, password) = (read.Text("Desk:Bootstrap:User"), read.Text("Desk:Bootstrap:Password"));
        if (user is null && password is not null) read.Fault("Desk:Bootstrap:User", "Set it together with Desk:Bootstrap:Password.");
        if (password is null && user is not null) read.Fault("Desk:Bootstrap:Password", "Set it together with Desk:Bootstrap:User.");
        return new DeskOptions { BootstrapUser = user, BootstrapPassword = password };
    }
}
