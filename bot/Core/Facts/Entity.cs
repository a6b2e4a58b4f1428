using System.Globalization;
using Bot.Core.Recognizers;

namespace Bot.Core.Facts;

/// <summary>Something recognised that can be a fact.</summary>
internal readonly record struct Entity(FactKind Kind, Recognized Found)
{
    public double? Number => Found.Resolution.Value is { } value && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Overlaps(Entity other) => Found.Start <= other.Found.End && other.Found.Start <= Found.End;
}
