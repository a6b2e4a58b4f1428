namespace Bot.Core.Recognizers.Numbers;

/// <summary>A number in a text.</summary>
/// <param name="First">Its first piece.</param>
/// <param name="End">The piece after its last.</param>
/// <param name="Scale">The last scale word's value, or 1.</param>
/// <param name="InDigits">It begins with digits.</param>
internal readonly record struct NumberSpan(int First, int End, double Value, double Scale = 1, bool InDigits = false);
