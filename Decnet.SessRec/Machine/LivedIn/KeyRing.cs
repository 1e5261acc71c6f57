using System.Buffers.Binary;
using System.Text;

namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>Lines of OpenSSH's files for keys that nobody has.</summary>
internal static class KeyRing
{
    public static string AuthorizedKeys(Place place, Chance chance)
    {
        var lines = new StringBuilder();
        var count = Math.Min(chance.Between(1, 3), place.Colleagues.Count);
        for (var i = 0; i < count; i++)
        {
            lines.Append($"ssh-ed25519 {PublicKey(chance)} {place.Colleagues[i]}@{chance.Of("laptop", "thinkpad", "desk", "ws")}{chance.Between(1, 40)}\n");
        }

        return lines.ToString();
    }

    /// <summary>Hashed names, as Debian's ssh writes them.</summary>
    public static string KnownHosts(Chance chance)
    {
        var lines = new StringBuilder();
        Span<byte> salt = stackalloc byte[20], hash = stackalloc byte[20];
        for (var i = chance.Between(3, 9); i > 0; i--)
        {
            chance.Fill(salt);
            chance.Fill(hash);
            lines.Append($"|1|{Convert.ToBase64String(salt)}|{Convert.ToBase64String(hash)} ssh-ed25519 {PublicKey(chance)}\n");
        }

        return lines.ToString();
    }

    private static string PublicKey(Chance chance)
    {
        Span<byte> blob = stackalloc byte[51];
        BinaryPrimitives.WriteInt32BigEndian(blob, 11);
        "ssh-ed25519"u8.CopyTo(blob[4..]);
        BinaryPrimitives.WriteInt32BigEndian(blob[15..], 32);
        chance.Fill(blob[19..]);
        return Convert.ToBase64String(blob);
    }
}
