namespace Bot.Host.Channels.Sms;

/// <summary>What an address of a text can be.</summary>
internal static class PhoneNumber
{
    private const int LeastDigits = 8, MostDigits = 15;

    /// <summary>A number that a person can have: E.164, <c>+</c> and 8 to 15 digits. Not a short code, a name or another channel's address.</summary>
    public static bool IsFull(string? address) =>
        address is ['+', >= '1' and <= '9', ..] && address.Length - 1 is >= LeastDigits and <= MostDigits && address.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    public static bool IsShortCode(string address) => address.Length is 5 or 6 && address.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
