using System.Collections.Frozen;
using Handoff.Core.Conversations;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// Files that clients sent, for 24 hours. Only where the agency switched uploads on. A file's address is
/// the key to it (a browser shows pictures without a token), so it holds 128 random bits.
/// </summary>
internal sealed class UploadFolder : IDisposable
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["image/heic"] = ".heic",
        ["application/pdf"] = ".pdf",
        ["text/plain"] = ".txt",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Endings = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private readonly string root;
    private readonly TimeProvider clock;
    private readonly ITimer sweeper;

    public UploadFolder(string root, TimeProvider clock)
    {
        this.root = root;
        this.clock = clock;
        Directory.CreateDirectory(root);
        sweeper = clock.CreateTimer(_ => Sweep(), null, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    public static bool Takes(string contentType) => Types.ContainsKey(contentType);

    /// <returns>The file's name; null if it is longer than <paramref name="most"/> bytes.</returns>
    public async Task<string?> SaveAsync(ConversationId id, string contentType, Stream content, int most, CancellationToken cancellationToken)
    {
        var name = RandomId.New(16) + Types[contentType];
        var folder = Directory.CreateDirectory(Path.Combine(root, id.Value)).FullName;
        var path = Path.Combine(folder, name);
        var complete = false;
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            var buffer = new byte[81_920];
            for (var total = 0; !complete;)
            {
                var read = await content.ReadAsync(buffer, cancellationToken);
                if (read == 0) complete = true;
                if ((total += read) > most) break;
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }

        if (complete) return name;
        File.Delete(path);
        return null;
    }

    /// <returns>The file and its type; null if there is none, or it is too old.</returns>
    public (FileStream Content, string ContentType)? Open(ConversationId id, string name)
    {
        var ending = Path.GetExtension(name);
        // The name is checked letter by letter: it becomes part of a path.
        if (!Endings.TryGetValue(ending, out var type) || !ConversationId.IsValid(name[..^ending.Length])) return null;

        var file = new FileInfo(Path.Combine(root, id.Value, name));
        return file.Exists && IsKept(file) ? (file.OpenRead(), type) : null;
    }

    public void Dispose() => sweeper.Dispose();

    private bool IsKept(FileInfo file) => clock.GetUtcNow() - file.LastWriteTimeUtc < KeptFor;

    private void Sweep()
    {
        try
        {
            foreach (var folder in new DirectoryInfo(root).EnumerateDirectories())
            {
                foreach (var file in folder.EnumerateFiles().Where(file => !IsKept(file))) file.Delete();
                if (!folder.EnumerateFiles().Any()) folder.Delete();
            }
        }
        catch (IOException)
        {
            // In use at this moment: the next hour's sweep finds it again, and it is not served meanwhile.
        }
    }
}
