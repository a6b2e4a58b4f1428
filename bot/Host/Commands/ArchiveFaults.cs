using Bot.Host.Serving;
using Handoff.Service.Stores;

namespace Bot.Host.Commands;

/// <summary>What can go wrong with an export or import, in words.</summary>
internal static class ArchiveFaults
{
    /// <returns>The exit code: 1, after the reason was written, where something went wrong.</returns>
    public static async Task<int> TellAsync(Func<Task<int>> work, TextWriter errors)
    {
        try
        {
            return await work();
        }
        catch (StartRefusedException refused)
        {
            foreach (var line in (string[])[refused.Message, .. refused.Faults]) await errors.WriteLineAsync(line);
        }
        catch (StoreUnavailableException away)
        {
            await errors.WriteLineAsync($"{away.Message.Split(". What was being saved")[0]}.");
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped.");
        }
        catch (Exception error) when (error is StoreStartException or ArchiveRefusedException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(error.Message);
        }

        return 1;
    }
}
