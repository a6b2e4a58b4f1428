using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Host.Content.Files;

/// <summary>
/// Reads a dialogs folder. Only YAML files are read, and text files in folders named examples; hidden files,
/// editors' backups and other endings are passed over. Symbolic links are followed as long as they stay within the folder (a mounted ConfigMap is made of such).
/// </summary>
internal sealed class FolderReader
{
    private readonly string folder;
    private readonly string realFolder;
    private readonly ContentLimits limits;
    private readonly SortedDictionary<string, ContentFile> files = new(StringComparer.Ordinal);
    private readonly List<ContentFault> faults = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<string> seenFolders = new(StringComparer.Ordinal);
    private long totalBytes;

    private FolderReader(string folder, ContentLimits limits)
    {
        this.folder = Path.GetFullPath(folder);
        realFolder = RealPath.Of(folder);
        this.limits = limits;
    }

    public static ContentFiles Read(string folder, ContentLimits limits)
    {
        if (!Directory.Exists(folder))
            return new ContentFiles([], "", [new ContentFault("", 0, 0, $"There is no folder {Path.GetFullPath(folder)}.", "Give the dialogs folder: Dialogs:Path in the configuration, or --dialogs.")]);

        try
        {
            var reader = new FolderReader(folder, limits);
            reader.Walk("");
            return reader.Result();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ContentFiles([], "", [new ContentFault("", 0, 0, $"The folder can't be read: {e.Message}", "Check that it is there and that this account may read it.")]);
        }
    }

    private ContentFiles Result() =>
        new([.. files.Values], Convert.ToHexStringLower(hash.GetHashAndReset())[..12], [.. faults]);

    private void Walk(string within)
    {
        if (!seenFolders.Add(RealPath.Of(Path.Combine(folder, within)))) return; // a link in a circle

        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(folder, within)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            var last = Path.GetFileName(path);
            if (last.StartsWith('.') || last.EndsWith('~')) continue;

            var isFolder = Directory.Exists(path);
            if (!isFolder && Path.GetExtension(path) is not (".yaml" or ".yml" or ".YAML" or ".YML") && !FolderLayout.IsExamples(name)) continue;
            if (name.Length > limits.MaxNameLength) Refuse(name[..limits.MaxNameLength], $"The path is longer than {limits.MaxNameLength} characters.", "Shorten it.");
            else if (Leaves(path)) Refuse(name, "This link leads out of the dialogs folder.", "Put the file itself here.");
            else if (isFolder) Walk(name);
            else if (Path.GetExtension(path) is not (".yaml" or ".txt")) Refuse(name, "Files end in `.yaml` here.", $"Rename it to {Path.GetFileNameWithoutExtension(path)}.yaml.");
            else if (files.Count >= limits.MaxFiles) { TooManyFiles(); return; }
            else Add(name, path);
        }
    }

    private bool Leaves(string path)
    {
        if (new FileInfo(path).LinkTarget is null) return false;

        try
        {
            return !RealPath.IsWithin(RealPath.Of(path), realFolder);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private void Add(string name, string path)
    {
        var findings = new FileFindings(name, limits);
        var bytes = ReadBytes(path, findings);
        if (bytes is not null && (totalBytes += bytes.Length) > limits.MaxTotalBytes)
        {
            findings.Fault(Position.WholeFile, $"All files together have more than {limits.MaxTotalBytes >> 20} MB.", "Remove what does not belong here.");
            bytes = null;
        }

        hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes?.Length ?? -1}\n"));
        if (bytes is not null) hash.AppendData(bytes);
        files.Add(name, new ContentFile(name, bytes is null ? null : TextDecoder.Check(bytes, findings), findings));
    }

    // Never more than the limit, however large the file grows to be meanwhile.
    private byte[]? ReadBytes(string path, FileFindings findings)
    {
        try
        {
            // A pipe or a device has no length: opening it could wait for ever.
            var real = RealPath.Of(path);
            if (new FileInfo(real).Length == 0)
            {
                findings.Fault(Position.WholeFile, "The file is empty.", "Fill it in, or delete it.");
                return null;
            }

            using var stream = new FileStream(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (stream.Length <= limits.MaxFileBytes)
            {
                var bytes = new byte[stream.Length];
                var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                return read == bytes.Length ? bytes : bytes[..read];
            }

            findings.Fault(Position.WholeFile, $"The file is larger than {limits.MaxFileBytes >> 10} KB.", "Split it, or remove what does not belong here.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Fault(Position.WholeFile, "The file can't be read.", "Check that this account may read it.");
        }

        return null;
    }

    private void Refuse(string name, string what, string advice) => faults.Add(new ContentFault(name, 0, 0, what, advice));

    private void TooManyFiles()
    {
        if (faults.All(fault => fault.File.Length > 0))
            faults.Add(new ContentFault("", 0, 0, $"There are more than {limits.MaxFiles} files.", "Remove what does not belong here; is this the dialogs folder?"));
    }
}
