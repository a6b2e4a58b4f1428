namespace Bot.Host.Content.Shapes;

/// <summary>The <c>{name}</c> places in a text.</summary>
internal static class Variables
{
    /// <param name="Name">Null where a brace opens and no name follows.</param>
    /// <param name="Index">Of the brace.</param>
    public readonly record struct Place(string? Name, int Index);

    public static IEnumerable<Place> In(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            var name = close < 0 ? "" : text[(open + 1)..close];
            yield return new Place(IsName(name) ? name : null, open);
        }
    }

    public static bool IsName(string name) =>
        name.Length is > 0 and <= 40 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
