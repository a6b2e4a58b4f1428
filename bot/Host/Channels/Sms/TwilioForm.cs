using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Host.Channels.Sms;

/// <summary>The fields of a form exactly as they arrived: names keep their case, values their spaces. Twilio adds fields without notice, so there may be any.</summary>
internal sealed class TwilioForm(KeyValuePair<string, string>[] fields)
{
    public static readonly TwilioForm Empty = new([]);

    public IReadOnlyCollection<KeyValuePair<string, string>> Fields => fields;

    /// <returns>The first of that name; empty where there is none.</returns>
    public string this[string name]
    {
        get
        {
            foreach (var field in fields)
                if (field.Key == name) return field.Value;

            return "";
        }
    }

    // The framework's own reader of forms takes "b" and "B" for one field, and trusts nobody with more than 1,024.
    public static TwilioForm Read(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
            fields.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));

        return new TwilioForm([.. fields]);
    }

    public static bool IsForm(string? contentType)
    {
        var media = contentType.AsSpan();
        var parameters = media.IndexOf(';');
        return (parameters < 0 ? media : media[..parameters]).Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
    }
}
