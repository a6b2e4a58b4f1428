using System.Collections.Immutable;

namespace Bot.Core.Recognizers;

/// <summary>Something recognised in a text, in the shape of Recognizers-Text's results.</summary>
/// <param name="Text">As written: the slice of the text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">Index of its first UTF-16 code unit.</param>
/// <param name="End">Index of its last one, inclusive.</param>
/// <param name="TypeName">One of <see cref="EntityTypes"/>.</param>
public sealed record Recognized(string Text, int Start, int End, string TypeName, Resolution Resolution);

/// <summary>What a recognised text means.</summary>
/// <param name="Value">
/// A number with a point as decimal sign and 15 significant digits in either language, <c>true</c> or <c>false</c>,
/// or the text itself; null where there is none, as of a currency without an amount.
/// </param>
/// <param name="Unit">The unit's name in the language read, for example <c>Dollar</c> or <c>Año</c>.</param>
/// <param name="Values">The moments that a date or time may mean; empty for other kinds.</param>
public sealed record Resolution(string? Value, string? Unit = null, ImmutableArray<Moment> Values = default)
{
    public ImmutableArray<Moment> Values { get; init; } = Values.IsDefault ? [] : Values;
}

/// <summary>One reading of a date, time, range, duration or repetition.</summary>
/// <param name="Type"><c>date</c>, <c>time</c>, <c>datetime</c>, <c>daterange</c>, <c>duration</c> or <c>set</c>.</param>
/// <param name="Value">ISO 8601 date or time, seconds of a duration, or <c>not resolved</c>; null for a range.</param>
/// <param name="Start">First day of a range.</param>
/// <param name="End">The day after a range.</param>
public sealed record Moment(string Type, string? Value, string? Start = null, string? End = null);

/// <summary>Names of the kinds, as Recognizers-Text writes them; <see cref="Zip"/> is our own.</summary>
public static class EntityTypes
{
    public const string Number = "number";
    public const string Ordinal = "ordinal";
    public const string RelativeOrdinal = "ordinal.relative";
    public const string Currency = "currency";
    public const string Age = "age";
    public const string Boolean = "boolean";
    public const string Phone = "phonenumber";
    public const string Email = "email";
    public const string Zip = "zip";
    public const string DateTimePrefix = "datetimeV2.";
}
