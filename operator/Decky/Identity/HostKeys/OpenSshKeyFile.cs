using System.Text;

namespace Decnet.Operator.Decky.Identity.HostKeys;

/// <summary>OpenSSH's PROTOCOL.key: the format that <c>ssh-keygen -A</c> writes on Debian 12, for every algorithm.</summary>
internal static class OpenSshKeyFile
{
    private const int LineLength = 70;

    // Block size of the cipher "none".
    private const int PaddingBlock = 8;

    /// <param name="algorithm">As in the public key, such as ssh-ed25519.</param>
    /// <param name="publicFields">Fields of the public key after the algorithm's name.</param>
    /// <param name="privateFields">Fields of the private key after the algorithm's name.</param>
    /// <param name="check">Any number; twice in the file, to tell a wrong passphrase.</param>
    /// <param name="comment">Usually root@host.</param>
    public static HostKey Write(string algorithm, byte[] publicFields, byte[] privateFields, uint check, string comment)
    {
        var publicBlob = new SshWire().String(algorithm).Raw(publicFields).ToArray();
        var secret = new SshWire().UInt32(check).UInt32(check).String(algorithm).Raw(privateFields).String(comment);
        for (byte padding = 1; secret.ToArray().Length % PaddingBlock != 0; padding++)
        {
            secret.Raw([padding]);
        }

        var file = new SshWire().Raw("openssh-key-v1\0"u8).String("none").String("none").String("")
            .UInt32(1).String(publicBlob).String(secret.ToArray()).ToArray();
        return new(Armour(file), $"{algorithm} {Convert.ToBase64String(publicBlob)} {comment}\n");
    }

    private static string Armour(byte[] file)
    {
        var text = new StringBuilder("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        foreach (var line in Convert.ToBase64String(file).Chunk(LineLength))
        {
            text.Append(line).Append('\n');
        }

        return text.Append("-----END OPENSSH PRIVATE KEY-----\n").ToString();
    }
}
