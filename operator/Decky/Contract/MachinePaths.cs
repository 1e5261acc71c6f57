namespace Decnet.Operator.Decky.Contract;

/// <summary>
/// Where the image of a decky expects things. Every name is one that an ordinary Debian 12 host has, because an
/// intruder reads them in <c>mount</c>. <c>Decnet.SessRec</c> is the other half of this contract.
/// </summary>
internal static class MachinePaths
{
    public const string Init = "/sbin/init";
    public const string LoginShell = "/usr/libexec/login-session";

    /// <summary>systemd mounts a directory of this name on every bookworm host. Follows the Secret live.</summary>
    public const string Credentials = "/run/credentials/systemd-sysusers.service";

    /// <summary>Recordings, below it <c>&lt;service&gt;/transcripts/</c>.</summary>
    public const string Store = "/var/lib/systemd/coredump";

    public const string Passwd = "/etc/passwd";
    public const string Group = "/etc/group";
    public const string Hosts = "/etc/hosts";
    public const string SshDirectory = "/etc/ssh/";
    public const string SshdConfig = "/etc/ssh/sshd_config.d/50-cloud-init.conf";

    /// <summary>Only in the init container, which makes the home directories there.</summary>
    public const string ProvisionedState = "/mnt/state";

    /// <summary>Only in the init step that looks around.</summary>
    public const string Targets = "/mnt/targets";

    /// <summary>Where Kubernetes mounts the token of a service account.</summary>
    public static IReadOnlyList<string> Tokens { get; } =
        ["/var/run/secrets/kubernetes.io/serviceaccount/token", "/run/secrets/kubernetes.io/serviceaccount/token"];

    public static string Home(string account) => $"/home/{account}";

    public static string HomeInState(string account) => $"home/{account}";
}
