using Bot.Host.Serving;

namespace Bot.Host.Channels.Sms;

/// <summary>Reads <c>Twilio:*</c>. Nothing set is no SMS; anything set wants all that is needed.</summary>
internal static class TwilioSettings
{
    private const int SidLength = 34;
    private const int MostSegmentsPerSecond = 1_000;
    private const string NeedsAll = "Set it too, or none of Twilio:*.";

    /// <returns>Null where nothing is set. Of use only if <paramref name="read"/> has no fault.</returns>
    public static TwilioOptions? Read(SettingsReader read)
    {
        var (account, service, from) = (read.Text("Twilio:AccountSid"), read.Text("Twilio:MessagingServiceSid"), read.Text("Twilio:From"));
        var tokens = read.List("Twilio:AuthToken");
        var pace = read.Number("Twilio:SegmentsPerSecond", 1, 1, MostSegmentsPerSecond);
        var (api, ours, mode, locality) = (read.Text("Twilio:ApiBaseUrl"), read.Text("Twilio:PublicBaseUrl"), read.Text("Twilio:OptOutMode"), read.Text("Twilio:Locality"));
        if (account is null && service is null && from is null && tokens.IsEmpty && api is null && ours is null && mode is null && locality is null) return null;

        Sid(read, "Twilio:AccountSid", account, "AC", needed: true);
        Sid(read, "Twilio:MessagingServiceSid", service, "MG", needed: false);
        if (tokens.IsEmpty) read.Fault("Twilio:AuthToken", $"The account's auth token is missing; several, separated by commas, while it is rotated. {NeedsAll}");
        if (from is null && service is null) read.Fault("Twilio:From", "Set our number, such as +15055550100, or Twilio:MessagingServiceSid.");
        if (from is not null && !PhoneNumber.IsFull(from) && !PhoneNumber.IsShortCode(from)) read.Fault("Twilio:From", "It is not a number such as +15055550100 or a short code.");
        return new TwilioOptions(
            account ?? "", tokens, from, service, Address(read, "Twilio:ApiBaseUrl", api ?? TwilioOptions.DefaultApiBaseUrl),
            Public(read, ours), Mode(read, mode), locality ?? "default")
        { SegmentsPerSecond = pace };
    }

    private static void Sid(SettingsReader read, string key, string? sid, string begin, bool needed)
    {
        if (sid is null && needed) read.Fault(key, $"It is missing: {begin} and 32 letters and digits, from Twilio's console. {NeedsAll}");
        if (sid is not null && !(sid.Length == SidLength && sid.StartsWith(begin, StringComparison.Ordinal) && sid.All(char.IsAsciiLetterOrDigit)))
            read.Fault(key, $"It is {begin} and 32 letters and digits, as in Twilio's console.");
    }

    private static string Public(SettingsReader read, string? url)
    {
        if (url is not null) return Address(read, "Twilio:PublicBaseUrl", url);
        read.Fault("Twilio:PublicBaseUrl", $"Say how Twilio reaches us, such as https://bot.example.gov: signatures are checked against it. {NeedsAll}");
        return "";
    }

    // Lower case and plain, because it is signed byte for byte as it is typed in Twilio.
    private static string Address(SettingsReader read, string key, string url)
    {
        var right = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Query.Length == 0 && uri.Fragment.Length == 0
            && uri.UserInfo.Length == 0 && url.StartsWith($"{uri.Scheme}://{uri.Host}", StringComparison.Ordinal);
        if (!right) read.Fault(key, "It is not an address such as https://bot.example.gov: host in lower case, no user, query or fragment.");
        return url.TrimEnd('/');
    }

    private static OptOutMode Mode(SettingsReader read, string? mode)
    {
        if (mode is null) return OptOutMode.Default;
        if (Enum.TryParse<OptOutMode>(mode, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(mode[0])) return known;
        read.Fault("Twilio:OptOutMode", $"\"{mode}\" is not known. Set it to Default, Advanced or Self.");
        return OptOutMode.Default;
    }
}
