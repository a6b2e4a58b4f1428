namespace Bot.Host.Content;

/// <summary>The bytes of a trained model, in a file beside the dialogs.</summary>
internal static class ModelBytes
{
    /// <returns>Null where there is none, or it can't be read, or is larger than any model.</returns>
    public static byte[]? Read(string path, int maxBytes)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= maxBytes ? File.ReadAllBytes(file.FullName) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">The folder can't be written to; or another of the kinds of <see cref="File.Move(string, string, bool)"/>.</exception>
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var whole = $"{path}.{Environment.ProcessId}~";
        File.WriteAllBytes(whole, bytes);
        File.Move(whole, path, overwrite: true); // nobody ever reads half of one
    }
}
