using System.Security.Cryptography;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Decky.Identity.Passwords;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Identity;

/// <summary>Keeps what a machine has and makes only what is missing or no longer fits.</summary>
internal sealed class IdentityKeeper(IHostKeyMaker keys, IPasswordHasher hasher)
{
    private const int SeedBytes = 16;

    /// <param name="plan">The machine.</param>
    /// <param name="existing">Secret of an earlier reconcile, if there is one.</param>
    /// <param name="passwords">In clear text, by account.</param>
    public MachineIdentity Keep(MachinePlan plan, V1Secret? existing, IReadOnlyDictionary<string, string> passwords)
    {
        var had = IdentitySecretReader.Read(existing);
        return new(
            had.Seed.Length > 0 ? had.Seed : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes)),
            IdentityKeys.HostKeyAlgorithms
                .Select(name => (name, Key: had.HostKeys.GetValueOrDefault(name) ?? keys.Make(name, plan.Hostname, new(plan.Namespace, plan.Name))))
                .Where(entry => entry.Key is not null)
                .ToDictionary(entry => entry.name, entry => entry.Key!),
            plan.Accounts.ToDictionary(account => account.Name, account =>
                Hash(passwords[account.Name], had.Hashes.GetValueOrDefault(account.Name))));
    }

    private string Hash(string password, string? had) => had is not null && hasher.Verify(password, had) ? had : hasher.Hash(password);
}
