using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bot.Host.Content.Files;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <summary>
/// Who has approved a file about danger. Two people, each with the file's mark as it was when they read it:
/// a later change makes the mark another one. <c>pending</c> is honest, and `check` says so.
/// </summary>
internal sealed partial class Approvals(ContentFile file)
{
    public const string Advice = "Write approved-by: pending, or two lines `- Name 2026-11-22 mark`.";
    private const string Pending = "pending";
    private const int People = 2;

    public void Check(YamlNode? node)
    {
        if (node is YamlText text) Check([text.Value.Trim()], node.At);
        else if (node is YamlList list) Check([.. list.Items.OfType<YamlText>().Select(item => item.Value.Trim())], node.At);
    }

    public void Check(IReadOnlyList<string> names, Position at)
    {
        if (names is [Pending])
        {
            file.Findings.AwaitsApproval = true;
            return;
        }

        var mark = Mark();
        var read = names.Select(name => Approval().Match(name)).ToArray();
        if (read.Any(match => !match.Success)) file.Findings.Fault(at, "This is not a name, a day and a mark.", Advice);
        else if (read.Select(match => match.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() < People) file.Findings.Fault(at, "Two people approve a file about danger.", Advice);
        else if (read.Any(match => match.Groups["mark"].Value != mark))
            file.Findings.Fault(at, $"The file was changed after it was approved: its mark is now {mark}.", "Have both people read it again, or write approved-by: pending.");
    }

    // Of all lines but those about approval: 12 hex digits.
    private string Mark()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var isFirst = true;
        for (var lines = file.Lines; lines.MoveNext();)
        {
            if (IsAboutApproval(lines.Current)) continue;
            if (!isFirst) hash.AppendData("\n"u8);
            hash.AppendData(lines.Utf8);
            isFirst = false;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static bool IsAboutApproval(ReadOnlySpan<char> line) =>
        line.TrimStart().StartsWith("approved-by:") || (line.TrimStart().StartsWith("- ") && Approval().IsMatch(line.Trim()[2..]));

    [GeneratedRegex(@"^(?<name>\p{L}[\p{L}. '-]{1,60}) (\d{4}-\d{2}-\d{2}) (?<mark>[0-9a-f]{12})$", RegexOptions.NonBacktracking)]
    private static partial Regex Approval();
}
