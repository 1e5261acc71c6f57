using Decnet.SessRec.Native;

namespace Decnet.SessRec.Credentials;

/// <summary><c>name:hash</c> lines: the accounts that may log in.</summary>
internal sealed class CredentialFile
{
    public const string InstalledPath = "/run/credentials/systemd-sysusers.service/credentials";
    private const int FileLimit = 256 * 1024;

    // Checked for names that have no hash, so that the answer takes as long as for one that has.
    private static ReadOnlySpan<byte> Decoy => "$y$j9T$K3ZpQ0mXw7cVtE5uYb1oN.$5cTnV0Jq6b8mXo2sYd9RkLhW4eGfPaZi1uC7wB3xTq5"u8;

    private readonly byte[] _content;

    private CredentialFile(byte[] content) => _content = content;

    public static CredentialFile Load(string path) => new(WholeFile.ReadBytes(CString.From(path), FileLimit));

    public bool Accepts(ReadOnlySpan<byte> account, ReadOnlySpan<byte> secret)
    {
        var hash = HashOf(account);
        return PasswordHash.Matches(secret, hash.IsEmpty ? Decoy : hash) && !hash.IsEmpty;
    }

    public bool Has(ReadOnlySpan<byte> account) => !HashOf(account).IsEmpty;

    private ReadOnlySpan<byte> HashOf(ReadOnlySpan<byte> account)
    {
        if (account.IsEmpty || account.IndexOfAny(":\n\0"u8) >= 0)
        {
            return default;
        }

        foreach (var range in ((ReadOnlySpan<byte>)_content).Split((byte)'\n'))
        {
            var line = _content.AsSpan(range).TrimEnd((byte)'\r');
            if (line.Length > account.Length && line.StartsWith(account) && line[account.Length] == ':')
            {
                var hash = line[(account.Length + 1)..];
                var end = hash.IndexOf((byte)':');
                return end < 0 ? hash : hash[..end];
            }
        }

        return default;
    }
}
