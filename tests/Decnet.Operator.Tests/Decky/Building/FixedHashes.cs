using Decnet.Operator.Decky.Identity.Passwords;

namespace Decnet.Operator.Tests.Decky.Building;

internal sealed class FixedHashes : IPasswordHasher
{
    public string Hash(string password) => $"$6$hash of {password}";

    public bool Verify(string password, string hash) => hash == Hash(password);
}
