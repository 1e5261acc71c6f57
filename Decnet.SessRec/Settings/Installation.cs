using Decnet.SessRec.Credentials;
using Decnet.SessRec.Logging;

namespace Decnet.SessRec.Settings;

/// <summary>Where an installed program finds what it needs.</summary>
/// <param name="Settings">session.conf.</param>
/// <param name="Credentials">The accounts that may log in.</param>
/// <param name="Log">Where log lines go.</param>
/// <param name="State">The volume that outlives a container.</param>
/// <param name="Skeleton">What a new home directory begins with.</param>
internal sealed record Installation(string Settings, string Credentials, string Log, string State, string Skeleton)
{
    public static readonly Installation Default =
        new(SessionSettings.InstalledPath, CredentialFile.InstalledPath, SyslogSink.ContainerOutput, "/mnt/state", "/etc/skel");
}
