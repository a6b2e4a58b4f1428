namespace Handoff.Service.Stores;

/// <summary>Everything durable of one agency, record by record: what is moved to another store, or kept as a backup. Presence is not.</summary>
public interface IArchive
{
    /// <summary>
    /// Reads it in one order: settings, accounts, waits, who wants no texts, then conversation by conversation by their ids. Equal content
    /// gives equal records from every store. Nodes may serve meanwhile: SQLite gives one moment of all; Redis gives each
    /// conversation whole, at a moment of its own. What is on its way to a phone is read as not yet sent.
    /// </summary>
    /// <exception cref="StoreUnavailableException">No answer, for half a minute.</exception>
    /// <exception cref="ArchiveRefusedException">Something in the store can't be read; the message says what.</exception>
    IAsyncEnumerable<ArchiveRecord> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Fills a store that holds nothing, or only the settings of a first start, which are replaced. Indexes are
    /// derived from the snapshots. After an exception nothing is kept.
    /// </summary>
    /// <param name="records">In the order of <see cref="ReadAsync"/>, and checked; read once, or again from the start.</param>
    /// <exception cref="StoreUnavailableException">No answer, or no room.</exception>
    /// <exception cref="ArchiveRefusedException">The store holds something, or is in use.</exception>
    Task WriteAsync(IAsyncEnumerable<ArchiveRecord> records, CancellationToken cancellationToken);
}

/// <summary>This can't be exported or imported.</summary>
/// <param name="advice">What to do about it, a sentence.</param>
public sealed class ArchiveRefusedException(string what, string advice, Exception? inner = null) : Exception($"{what} {advice}", inner);
