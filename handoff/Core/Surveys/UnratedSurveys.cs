namespace Handoff.Core.Surveys;

/// <summary>Surveys in a row that a client gave no rating to: ignored, declined, or never delivered.</summary>
/// <param name="InARow">At least 1; a rating begins anew.</param>
/// <param name="LastAskedAt">When the last of them was asked.</param>
public sealed record UnratedSurveys(int InARow, DateTimeOffset LastAskedAt)
{
    public const int Most = 2;

    /// <summary>Whoever left <see cref="Most"/> unanswered is in peace for so long, and for as long again after each one more.</summary>
    public static readonly TimeSpan PauseFor = TimeSpan.FromDays(90);

    public bool PausesAt(DateTimeOffset now) => InARow >= Most && now - LastAskedAt < PauseFor;

    public static UnratedSurveys OneMore(UnratedSurveys? before, DateTimeOffset now) => new((before?.InARow ?? 0) + 1, now);
}
