using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Decnet.Operator.Decky.Identity.Passwords;

/// <summary>
/// Remembers which hash a password matched, so that a reconcile costs no hashing when nothing changed. Keys are
/// MACs under a key of this process: the memory holds no password.
/// </summary>
internal sealed class RememberingHasher(IPasswordHasher inner) : IPasswordHasher
{
    private const int Most = 16384;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, bool> _known = new();

    public string Hash(string password)
    {
        var hash = inner.Hash(password);
        Remember(password, hash, true);
        return hash;
    }

    public bool Verify(string password, string hash) =>
        _known.TryGetValue(Key(password, hash), out var matches) ? matches : Remember(password, hash, inner.Verify(password, hash));

    private bool Remember(string password, string hash, bool matches)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[Key(password, hash)] = matches;
    }

    private string Key(string password, string hash) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{hash}\0{password}")));
}
