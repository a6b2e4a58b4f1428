using System.Text.Json;
using Bot.Core.Texting;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Counting_segments
{
    private static readonly JsonElement[] Vectors = [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "twilio-vectors.json"))).RootElement
        .GetProperty("segments").EnumerateArray()];

    public static TheoryData<int> Cases => new(Enumerable.Range(0, Vectors.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_vector_of_Twilios_own_calculator_is_met(int index)
    {
        var (vector, text) = (Vectors[index], Vectors[index].GetProperty("text").GetString()!);

        var expected = (vector.GetProperty("encoding").GetString() == "GSM-7", vector.GetProperty("units").GetInt32(), vector.GetProperty("segments").GetInt32());
        var counted = Segments.Of(text);
        Assert.Equal(expected, (counted.Gsm, counted.Units, counted.Count));
    }

    [Theory]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("á", 70, 1)]
    [InlineData("á", 71, 2)]
    [InlineData("á", 134, 2)]
    [InlineData("á", 135, 3)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    public void The_borders_are_where_the_standard_has_them(string letter, int times, int segments) =>
        Assert.Equal(segments, Segments.Of(string.Concat(Enumerable.Repeat(letter, times))).Count);

    [Fact]
    public void A_longer_text_never_costs_less() => Prop.ForAll<string, string>((a, b) =>
    {
        var (start, whole) = (Segments.Of(a ?? ""), Segments.Of((a ?? "") + (b ?? "")));
        return whole.Count >= start.Count && start.Count >= 1 && (!whole.Gsm || start.Gsm);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_makes_it_dear_is_named()
    {
        Assert.Equal("ó", Segments.Dear("Solicitud ¿no? próxima"));
        Assert.Equal("👍🏽", Segments.Dear("ok 👍🏽"));
        Assert.Null(Segments.Dear("¿Español? ¡Ñandú é ü!".Replace("ú", "u", StringComparison.Ordinal)));
    }
}
