using Bot.Core.Signals;

namespace Bot.Host.Content.Readers;

/// <summary><c>models/signals.model</c></summary>
internal static class SignalModelFile
{
    private const int MaxBytes = 64 << 20;

    /// <returns>Null where there is none or it is damaged: the phrases then work alone.</returns>
    public static SignalModel? Read(string folder) => ModelBytes.Read(PathIn(folder), MaxBytes) is { } bytes ? SignalModel.Read(bytes) : null;

    /// <inheritdoc cref="ModelBytes.Write"/>
    public static void Write(string folder, SignalModel model) => ModelBytes.Write(PathIn(folder), model.Write());

    private static string PathIn(string folder) => Path.Combine(folder, FolderLayout.SignalModel);
}
