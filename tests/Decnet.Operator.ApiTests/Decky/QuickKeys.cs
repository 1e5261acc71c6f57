using System.Security.Cryptography;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>Different every time, but at no cost: an RSA key takes longer than all the rest of a test.</summary>
internal sealed class QuickKeys : IHostKeyMaker
{
    public HostKey? Make(string algorithm, string hostname, ObjectKey machine)
    {
        var text = RandomNumberGenerator.GetHexString(32);
        return new($"-----BEGIN OPENSSH PRIVATE KEY-----\n{text}\n-----END OPENSSH PRIVATE KEY-----\n", $"{algorithm} {text} root@{hostname}\n");
    }
}
