using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Decnet.Operator.Decky.Identity.HostKeys;

/// <summary>Makes host keys of the algorithms and sizes that Debian 12 makes at installation.</summary>
/// <param name="rsa">Gives away an RSA key nobody else ever gets, or null when there is none now.</param>
internal sealed class HostKeyMaker(Func<ObjectKey, RSAParameters?> rsa) : IHostKeyMaker
{
    public HostKey? Make(string algorithm, string hostname, ObjectKey machine)
    {
        var comment = $"root@{hostname}";
        var check = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);
        return algorithm switch
        {
            "rsa" => rsa(machine) is { } key ? Rsa(key, check, comment) : null,
            "ecdsa" => Ecdsa(check, comment),
            "ed25519" => Ed25519Key(check, comment),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "no such host key"),
        };
    }

    private static HostKey Rsa(RSAParameters key, uint check, string comment)
    {
        var publicFields = new SshWire().Number(key.Exponent).Number(key.Modulus).ToArray();
        var privateFields = new SshWire().Number(key.Modulus).Number(key.Exponent).Number(key.D)
            .Number(key.InverseQ).Number(key.P).Number(key.Q).ToArray();
        return OpenSshKeyFile.Write("ssh-rsa", publicFields, privateFields, check, comment);
    }

    private static HostKey Ecdsa(uint check, string comment)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = ecdsa.ExportParameters(includePrivateParameters: true);
        byte[] point = [4, .. key.Q.X!, .. key.Q.Y!];
        var publicFields = new SshWire().String("nistp256").String(point).ToArray();
        var privateFields = new SshWire().Raw(publicFields).Number(key.D).ToArray();
        return OpenSshKeyFile.Write("ecdsa-sha2-nistp256", publicFields, privateFields, check, comment);
    }

    // .NET 10 has no Ed25519; only the derivation of the public key is borrowed.
    private static HostKey Ed25519Key(uint check, string comment)
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);
        var point = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, point, 0);
        var publicFields = new SshWire().String(point).ToArray();
        var privateFields = new SshWire().Raw(publicFields).String([.. seed, .. point]).ToArray();
        return OpenSshKeyFile.Write("ssh-ed25519", publicFields, privateFields, check, comment);
    }
}
