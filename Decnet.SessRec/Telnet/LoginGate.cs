using System.Text;
using Decnet.SessRec.Credentials;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Telnet;

/// <summary>Decides on a name and a secret, and records both.</summary>
internal sealed class LoginGate(CredentialFile credentials, SyslogSink log, string node, string caller)
{
    public bool Admits(ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret)
    {
        var accepted = credentials.Accepts(name, secret) && !name.SequenceEqual("root"u8);
        new AuthAttempt
        {
            Service = "telnet"u8,
            SourceAddress = Encoding.UTF8.GetBytes(caller),
            UserName = name,
            Secret = secret,
            IsSecretKnown = true,
            Accepted = accepted,
        }.Write(log, Encoding.UTF8.GetBytes(node), Clock.Wall());
        return accepted;
    }
}
