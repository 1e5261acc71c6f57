namespace Decnet.Operator.Decky.Contract;

/// <summary>Keys of the Secret <c>&lt;decky&gt;-identity</c>, the only source of what a machine knows about itself.</summary>
internal static class IdentityKeys
{
    public const string SessionConf = "session.conf";
    public const string Credentials = "credentials";
    public const string Passwd = "passwd";
    public const string Group = "group";
    public const string Hosts = "hosts";
    public const string SshdConfig = "50-cloud-init.conf";

    /// <summary>What the init step tries to reach; mounted there only.</summary>
    public const string Targets = "targets";

    /// <summary>Algorithms of Debian's <c>ssh-keygen -A</c>.</summary>
    public static IReadOnlyList<string> HostKeyAlgorithms { get; } = ["rsa", "ecdsa", "ed25519"];

    public static string PrivateKey(string algorithm) => $"ssh_host_{algorithm}_key";

    public static string PublicKey(string algorithm) => $"ssh_host_{algorithm}_key.pub";
}
