using System.Collections.Immutable;

namespace Bot.Host.Content;

/// <summary>How it stands with the content, for the health and desk pages.</summary>
/// <param name="Version">Of the book in force.</param>
/// <param name="LoadedAt">When that book was read.</param>
/// <param name="Rejected">The newer version that is not in force, because it has faults; null if there is none.</param>
/// <param name="Warnings">Of the book in force.</param>
internal sealed record ContentStatus(string Version, DateTimeOffset LoadedAt, RejectedContent? Rejected, ImmutableArray<ContentFault> Warnings);

/// <param name="Version">Empty if the folder could not be read at all.</param>
internal sealed record RejectedContent(string Version, DateTimeOffset RejectedAt, ImmutableArray<ContentFault> Faults);
