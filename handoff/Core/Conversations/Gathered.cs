namespace Handoff.Core.Conversations;

/// <summary>Texts that came in quick succession and are answered as one: people split a thought over several.</summary>
/// <param name="Text">In order, a line each; of more than fits, the end.</param>
/// <param name="AnswerAt">When nobody has written on by then, it is answered.</param>
/// <param name="Masked">A private number was hidden in it.</param>
/// <param name="FileDropped">Something was sent that we do not take.</param>
public sealed record Gathered(string Text, DateTimeOffset FirstAt, DateTimeOffset AnswerAt, bool Masked, bool FileDropped)
{
    /// <summary>How long an answer waits for the next text.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(1.5);

    /// <summary>Somebody who writes on and on is answered in between.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(6);

    public static Gathered Add(Gathered? before, string text, bool masked, bool fileDropped, int mostCharacters, DateTimeOffset now)
    {
        var first = before?.FirstAt ?? now;
        var joined = before is not { Text.Length: > 0 } ? text : text.Length == 0 ? before.Text : $"{before.Text}\n{text}";
        if (joined.Length > mostCharacters) joined = joined[^mostCharacters..];
        if (joined is [>= '\uDC00' and <= '\uDFFF', ..]) joined = joined[1..]; // never half a character

        var quiet = now + QuietFor;
        return new Gathered(
            joined, first, quiet < first + AtMost ? quiet : first + AtMost, masked || before is { Masked: true }, fileDropped || before is { FileDropped: true });
    }
}
