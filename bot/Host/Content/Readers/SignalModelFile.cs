using Bot.Core.Signals;

namespace Bot.Host.Content.Readers;

/// <summary><c>models/signals.model</c></summary>
internal static class SignalModelFile
{
    private const int MaxBytes = 64 << 20;

    /// <returns>Null where there is none or it is damaged: the phrases then work alone.</returns>
    public static SignalModel? Read(string folder)
    {
        var path = Path.Combine(folder, FolderLayout.SignalModel);
        try
        {
            return File.Exists(path) && new FileInfo(path).Length <= MaxBytes ? SignalModel.Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static void Write(string folder, SignalModel model)
    {
        var path = Path.Combine(folder, FolderLayout.SignalModel);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes($"{path}.new", model.Write());
        File.Move($"{path}.new", path, overwrite: true);
    }
}
