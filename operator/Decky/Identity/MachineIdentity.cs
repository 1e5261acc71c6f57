using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Identity;

/// <summary>What is made once for a machine and then kept: no two machines share any of it.</summary>
/// <param name="Seed">Hex. Everything lived-in about the machine derives from it.</param>
/// <param name="HostKeys">By algorithm, in OpenSSH's format; one that is in the making is missing.</param>
/// <param name="Hashes">crypt(3) hashes by account.</param>
internal sealed record MachineIdentity(
    string Seed, IReadOnlyDictionary<string, HostKeys.HostKey> HostKeys, IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>A machine must not start before: a host key that appears later would be a change that intruders can see.</summary>
    public bool IsComplete => IdentityKeys.HostKeyAlgorithms.All(HostKeys.ContainsKey);
}
