using System.Text;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity.Files;
using Decnet.Operator.Decky.Identity.HostKeys;

namespace Decnet.Operator.Decky.Identity;

/// <summary>Reads back what the Secret of an earlier reconcile holds. What is damaged counts as missing.</summary>
internal static class IdentitySecretReader
{
    public static MachineIdentity Read(V1Secret? secret) => new(
        KeyValueLines.Value(Text(secret, IdentityKeys.SessionConf), "seed") ?? "",
        IdentityKeys.HostKeyAlgorithms.Select(name => (name, Key: Key(secret, name))).Where(entry => entry.Key is not null)
            .ToDictionary(entry => entry.name, entry => entry.Key!),
        CredentialLines.Read(Text(secret, IdentityKeys.Credentials)));

    private static HostKey? Key(V1Secret? secret, string algorithm)
    {
        var (secretPart, publicPart) = (Text(secret, IdentityKeys.PrivateKey(algorithm)), Text(secret, IdentityKeys.PublicKey(algorithm)));
        return secretPart.StartsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n", StringComparison.Ordinal)
            && secretPart.EndsWith("-----END OPENSSH PRIVATE KEY-----\n", StringComparison.Ordinal)
            && publicPart.Length > 0
            ? new(secretPart, publicPart)
            : null;
    }

    private static string Text(V1Secret? secret, string key) =>
        secret?.Data?.TryGetValue(key, out var bytes) == true && bytes is not null ? Encoding.UTF8.GetString(bytes) : "";
}
