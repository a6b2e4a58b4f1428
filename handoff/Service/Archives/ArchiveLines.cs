using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

/// <summary>The lines of a file, one in memory at a time.</summary>
internal static class ArchiveLines
{
    /// <summary>The longest that is read. An activity has at most 262,144 characters.</summary>
    public const int Longest = 16 * 1024 * 1024;

    /// <returns>Each with its line break, which the last must have too.</returns>
    /// <exception cref="ArchiveRefusedException">A line is too long, or the last one is not whole.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(Stream from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(from, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    var after = rest.GetPosition(1, end);
                    yield return rest.Slice(0, after).ToArray();
                    rest = rest.Slice(after);
                }

                if (rest.Length > Longest) throw new ArchiveRefusedException("The file has a line that is too long.", "Nothing was kept. Name a file that export wrote.");
                if (read.IsCompleted && !rest.IsEmpty) throw new ArchiveRefusedException("The file ends in the middle of a line.", "Nothing was kept. Copy it again, or export again.");
                pipe.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted) yield break;
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }
}
