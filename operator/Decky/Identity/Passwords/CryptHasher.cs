using System.Security.Cryptography;
using System.Text;
using Decnet.Operator.Native;

namespace Decnet.Operator.Decky.Identity.Passwords;

/// <summary>SHA-512 crypt with the default number of rounds: milliseconds, so that a thousand machines can be made in a minute.</summary>
internal sealed class CryptHasher : IPasswordHasher
{
    private const string Alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int SaltLength = 16;

    public string Hash(string password) =>
        Crypt.Hash(password, $"$6${RandomNumberGenerator.GetString(Alphabet, SaltLength)}$")
        ?? throw new InvalidOperationException("crypt(3) does not know SHA-512 hashes");

    public bool Verify(string password, string hash) =>
        Crypt.Hash(password, hash) is { } again
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(again), Encoding.UTF8.GetBytes(hash));
}
