using Decnet.Cli.Invocation;
using Decnet.Recordings.Finding;

namespace Decnet.Cli.Recordings;

/// <summary>Opens an artifact root on disk, or says what is wrong with it.</summary>
internal static class LocalRoot
{
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id";

    /// <param name="path">The artifact root.</param>
    /// <param name="recordsHere">The machine that records into it is this one, so a session of an earlier boot is over.</param>
    public static LocalRecordings Open(string path, bool recordsHere)
    {
        try
        {
            return new LocalRecordings(new LocalArtifacts(path), recordsHere ? CurrentBoot() : null);
        }
        catch (DirectoryNotFoundException fault)
        {
            throw new CliFault(
                ExitCode.NotFound,
                fault.Message,
                "give the folder that holds NAMESPACE/DECKY/SERVICE/transcripts, on a node usually /var/lib/decnet/artifacts");
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CliFault(ExitCode.Forbidden, fault.Message, "recordings belong to the uid in the chart's value artifacts.uid: read them as that user");
        }
    }

    private static string? CurrentBoot() => File.Exists(BootIdPath) ? File.ReadAllText(BootIdPath).Trim() : null;
}
