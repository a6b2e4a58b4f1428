using System.Text;
using System.Text.Json;
using Bot.Host.Channels.Sms;
using FsCheck;
using FsCheck.Fluent;

namespace Host.Tests.Sms;

/// <summary>The vectors were made with Twilio's own library for Node, 6.2.0.</summary>
public sealed class The_signature
{
    private static readonly JsonElement[] Vectors = [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "twilio-vectors.json"))).RootElement
        .GetProperty("signatures").EnumerateArray()];

    public static TheoryData<int, string> Cases => [.. Vectors.Select((vector, i) => new TheoryDataRow<int, string>(i, vector.GetProperty("name").GetString()!))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_vector_of_Twilios_own_library_is_accepted(int index, string name)
    {
        var vector = Vectors[index];

        Assert.True(Checks(vector, Url(vector), Fields(vector), Sig(vector)), name);
        if (vector.TryGetProperty("body", out var body)) Assert.True(TwilioSignature.HashIsOf(Query(Url(vector)), Encoding.UTF8.GetBytes(body.GetString()!)), name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void And_refused_with_anything_changed(int index, string name)
    {
        var (vector, fields) = (Vectors[index], Fields(Vectors[index]));
        var (url, sig) = (Url(vector), Sig(vector));

        Assert.False(Checks(vector, url + "x", fields, sig), name);
        Assert.False(Checks(vector, url.Replace("://", "://x", StringComparison.Ordinal), fields, sig), name);
        Assert.False(Checks(vector, url, [.. fields, new("Extra", "1")], sig), name);
        Assert.False(Checks(vector, url, fields, Flip(sig)), name);
        Assert.False(Checks(vector, url, fields, sig[..^4]), name);
        Assert.False(Checks(vector, url, fields, ""), name);
        Assert.False(Checks(vector, url, fields, null), name);
        Assert.False(new TwilioSignature(["another-token"]).Signs(url, fields, sig), name);
        for (var i = 0; i < fields.Length; i++)
        {
            Assert.False(Checks(vector, url, [.. fields.Take(i), .. fields.Skip(i + 1)], sig), name);
            Assert.False(Checks(vector, url, [.. fields.Take(i), new(fields[i].Key, fields[i].Value + " "), .. fields.Skip(i + 1)], sig), name);
            Assert.False(Checks(vector, url, [.. fields.Take(i), new(fields[i].Key + "x", fields[i].Value), .. fields.Skip(i + 1)], sig), name);
        }
    }

    [Fact]
    public void Either_token_counts_while_one_replaces_the_other()
    {
        var vector = Vectors[0];

        Assert.True(new TwilioSignature(["new", vector.GetProperty("token").GetString()!]).Signs(Url(vector), Fields(vector), Sig(vector)));
        Assert.False(new TwilioSignature(["new"]).Signs(Url(vector), Fields(vector), Sig(vector)));
    }

    [Fact]
    public void A_changed_body_is_not_the_one_of_the_hash()
    {
        var vector = Array.Find(Vectors, v => v.TryGetProperty("body", out _));

        Assert.False(TwilioSignature.HashIsOf(Query(Url(vector)), Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString() + " ")));
        Assert.False(TwilioSignature.HashIsOf("?foo=1", []));
    }

    [Theory]
    [InlineData("https://a.gov/x#rc=3", "https://a.gov/x")]
    [InlineData("https://[::1]/x", "https://[::1]:443/x")]
    [InlineData("https://a.gov?x=1", "https://a.gov:443?x=1")]
    [InlineData("https://u:p@a.gov/x", "https://u:p@a.gov:443/x")]
    public void The_forms_of_an_address_are_one(string configured, string form)
    {
        var signature = new TwilioSignature(["t"]);

        Assert.True(signature.Signs(configured, [], signature.Sign(form, [])));
    }

    [Fact]
    public void What_we_sign_we_accept_whatever_is_in_it() => Prop.ForAll<string[]>(texts =>
    {
        var signature = new TwilioSignature(["t"]);
        KeyValuePair<string, string>[] fields = [.. (texts ?? []).Select((text, i) => KeyValuePair.Create($"{text?.Length % 3}", $"{text}{i % 2}"))];
        return signature.Signs("https://a.gov/sms", [.. fields.Reverse()], signature.Sign("https://a.gov/sms", fields));
    }).QuickCheckThrowOnFailure();

    private static bool Checks(JsonElement vector, string url, KeyValuePair<string, string>[] fields, string? sig) =>
        new TwilioSignature([vector.GetProperty("token").GetString()!]).Signs(url, fields, sig);

    private static string Url(JsonElement vector) => vector.GetProperty("url").GetString()!;

    private static string Query(string url) => url[url.IndexOf('?', StringComparison.Ordinal)..];

    private static string Sig(JsonElement vector) => vector.GetProperty("sig").GetString()!;

    private static string Flip(string sig) => (sig[0] == 'A' ? 'B' : 'A') + sig[1..];

    private static KeyValuePair<string, string>[] Fields(JsonElement vector) =>
        vector.TryGetProperty("params", out var fields) ? [.. fields.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString()!))] : [];
}
