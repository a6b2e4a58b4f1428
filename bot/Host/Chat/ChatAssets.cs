using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Host.Chat;

/// <summary>The chat's files, from inside the assembly.</summary>
internal sealed partial class ChatAssets
{
    private const string Prefix = "chat/";
    private const string PageTemplate = "index.html";
    private const string FormTemplate = "form.html";
    private const string Styles = "benefits-chat.css";

    private readonly FrozenDictionary<string, ChatAsset> files;

    private ChatAssets(Dictionary<string, byte[]> read)
    {
        Page = Take(read, PageTemplate);
        Form = Text(read, FormTemplate);
        Css = Text(read, Styles);
        // A site that embeds the chat fetches the form and fills in the words itself.
        read[FormTemplate] = Encoding.UTF8.GetBytes(Placeholder().Replace(Form, ""));
        files = read.Select(pair => new ChatAsset(pair.Key, pair.Value)).ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
        Version = VersionOf(files.Values);
    }

    /// <summary>Templates, with <c>{{…}}</c> where the server puts something.</summary>
    public string Page { get; }

    public string Form { get; }

    public string Css { get; }

    /// <summary>Changes with any file: an address with it can be kept for ever.</summary>
    public string Version { get; }

    public static ChatAssets Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var read = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            read.Add(name[Prefix.Length..], content);
        }

        return new ChatAssets(read);
    }

    public ChatAsset? Find(string name) => files.GetValueOrDefault(name);

    public void Warm()
    {
        foreach (var asset in files.Values) asset.Warm();
    }

    private static string VersionOf(IEnumerable<ChatAsset> assets)
    {
        var hashes = string.Concat(assets.OrderBy(asset => asset.Name, StringComparer.Ordinal).Select(asset => asset.Hash));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes)))[..8];
    }

    private static string Take(Dictionary<string, byte[]> read, string name)
    {
        var text = Text(read, name);
        read.Remove(name);
        return text;
    }

    private static string Text(Dictionary<string, byte[]> read, string name) =>
        read.TryGetValue(name, out var content) ? Encoding.UTF8.GetString(content) : throw new InvalidOperationException($"The program was built without Chat/Assets/{name}.");

    [GeneratedRegex(@"\{\{[a-z.\-]+\}\}")]
    private static partial Regex Placeholder();
}
