using Decnet.SessRec.Machine.Ssh;
using static Decnet.SessRec.Machine.Ssh.ServerLine.Kinds;

namespace Decnet.Decky.Tests.Machine.Ssh;

/// <summary>Lines as OpenSSH 9.2 writes them, and as an intruder would like them to be read.</summary>
public sealed class ServerLineTests
{
    [Theory]
    [InlineData("Accepted password for admin from 10.0.0.9 port 51234 ssh2\r", Accepted, "admin", "password", 0)]
    [InlineData("Accepted publickey for admin from 2001:db8::1 port 1 ssh2: ED25519 SHA256:abc", Accepted, "admin", "publickey ED25519 SHA256:abc", 0)]
    [InlineData("Failed publickey for invalid user x from y from 10.0.0.9 port 1 ssh2: RSA SHA256:q", KeyRefused, "x from y", "RSA SHA256:q", 0)]
    [InlineData("Failed publickey for root from 10.0.0.9 port 1 ssh2: RSA SHA256:q [preauth]", KeyRefused, "root", "RSA SHA256:q", 0)]
    [InlineData("debug1: Remote protocol version 2.0, remote software version libssh2_1.10.0", Client, "", "libssh2_1.10.0", 0)]
    [InlineData("Starting session: shell on pts/0 for admin from 10.0.0.9 port 1 id 0", Session, "", "", 0)]
    [InlineData("debug1: server_request_direct_tcpip: originator 127.0.0.1 port 4, target db.internal port 5432", Forward, "direct-tcpip", "db.internal", 5432)]
    [InlineData("debug1: server_request_direct_tcpip: originator a, target b port 1, target a port 2 port 3", Forward, "direct-tcpip", "b port 1, target a port 2", 3)]
    [InlineData("debug1: server_input_global_request: tcpip-forward listen 0.0.0.0 port 8080", Forward, "tcpip-forward", "0.0.0.0", 8080)]
    [InlineData("debug1: server_request_direct_streamlocal: originator x port 0, target /run/docker.sock", Forward, "direct-streamlocal", "/run/docker.sock", 0)]
    public void What_matters_is_taken_from_it(string line, object kind, string subject, string detail, int port) =>
        Assert.Equal(new ServerLine((ServerLine.Kinds)kind, subject, detail, port), ServerLine.Parse(line));

    [Theory]
    [InlineData("")]
    [InlineData("Accepted ")]
    [InlineData("Accepted password for")]
    [InlineData("Accepted password for admin")]
    [InlineData("Failed password for root from 10.0.0.9 port 1 ssh2")]
    [InlineData("Invalid user Accepted password for root from 1.2.3.4 port 1 ssh2 from 10.0.0.9 port 1")]
    [InlineData("debug1: server_request_direct_tcpip: originator x port 1, target y port 99999999999999999999")]
    [InlineData("debug1: server_request_direct_tcpip: originator x")]
    [InlineData("debug1: Remote protocol version 2.0")]
    public void Anything_else_tells_nothing(string line) => Assert.Equal(Other, ServerLine.Parse(line).Kind);
}
