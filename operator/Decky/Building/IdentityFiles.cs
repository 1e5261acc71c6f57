using System.Security.Cryptography;
using System.Text;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Identity.Files;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>Files of the identity Secret.</summary>
internal static class IdentityFiles
{
    // The machine follows the first two while it runs; the third is for the next one's init step.
    private static readonly string[] Live = [IdentityKeys.SessionConf, IdentityKeys.Credentials, IdentityKeys.Targets];

    // But these lines of session.conf are read once, at start.
    private static readonly string[] FixedSettings = ["services", "hostname", "seed", "accounts", "store"];

    public static SortedDictionary<string, string> Of(MachinePlan plan, MachineIdentity identity)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [IdentityKeys.SessionConf] = SessionConf.Write(plan, identity.Seed),
            [IdentityKeys.Credentials] = CredentialLines.Write(plan.Accounts.Select(account => (account.Name, identity.Hashes[account.Name]))),
            [IdentityKeys.Passwd] = PasswdLines.Write(plan),
            [IdentityKeys.Group] = GroupLines.Write(plan),
            [IdentityKeys.Hosts] = HostsLines.Write(plan.Hostname),
            [IdentityKeys.SshdConfig] = SshdConfigLines.Write(plan),
            [IdentityKeys.Targets] = string.Concat(plan.Targets.Select(target => $"{target}\n")),
        };
        foreach (var (algorithm, key) in identity.HostKeys)
        {
            files[IdentityKeys.PrivateKey(algorithm)] = key.Private;
            files[IdentityKeys.PublicKey(algorithm)] = key.Public;
        }

        return files;
    }

    /// <summary>Changes exactly when a running machine would not notice a change by itself and must be made anew.</summary>
    public static string RestartHash(MachinePlan plan, MachineIdentity identity)
    {
        var files = Of(plan, identity);
        var settings = FixedSettings.Select(key => KeyValueLines.Value(files[IdentityKeys.SessionConf], key));
        var fixedFiles = files.Where(file => !Live.Contains(file.Key)).Select(file => file.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', settings.Concat(fixedFiles)))))[..16];
    }
}
