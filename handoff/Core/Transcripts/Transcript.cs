using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Core.Transcripts;

/// <summary>A permitted view of a log.</summary>
/// <param name="Entries">Those that the reader may see, in order.</param>
/// <param name="ReadTo">The log position up to which the view is complete: the reader's next watermark.</param>
public sealed record Transcript(ImmutableArray<LogEntry> Entries, long ReadTo);
