using System.Collections.Immutable;
using System.Text;

namespace Bot.Host.Content.Files;

/// <summary>A file of the folder, checked.</summary>
/// <param name="Name">Path within the folder, with <c>/</c>.</param>
/// <param name="Utf8">Its text without a byte order mark; null if it can't be read, which is then a fault.</param>
internal sealed record ContentFile(string Name, ReadOnlyMemory<byte>? Utf8, FileFindings Findings)
{
    public bool IsRead => Utf8 is not null;

    /// <summary>The file's name without folder and ending: the id of what it holds.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(Name);

    public string Folder => Name.Contains('/', StringComparison.Ordinal) ? Name[..Name.LastIndexOf('/')] : "";

    public Utf8Lines Lines => new(Utf8.GetValueOrDefault().Span);

    /// <summary>All of it, made anew for each who asks.</summary>
    public string ReadText() => Encoding.UTF8.GetString(Utf8.GetValueOrDefault().Span);
}

/// <param name="Files">By name, in ordinal order.</param>
/// <param name="Version">Hash of the names and contents, first 12 hex digits.</param>
/// <param name="Faults">What is wrong with the folder and not with one file.</param>
internal sealed record ContentFiles(ImmutableArray<ContentFile> Files, string Version, ImmutableArray<ContentFault> Faults);
