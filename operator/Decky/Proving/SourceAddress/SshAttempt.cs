using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

internal sealed class SshAttempt : ILogInAttempt
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public string Service => "ssh";

    public async Task FailAsync(string host, int port, string user, string password, CancellationToken cancellationToken)
    {
        using var method = new PasswordAuthenticationMethod(user, password);
        using var client = new SshClient(new Renci.SshNet.ConnectionInfo(host, port, user, method) { Timeout = Limit });
        try
        {
            await client.ConnectAsync(cancellationToken);
            client.Disconnect();
        }
        catch (SshAuthenticationException)
        {
            // As it shall be: nobody of that name exists.
        }
        catch (Exception e) when (e is SshException or SocketException)
        {
            throw new IOException(e.Message, e);
        }
    }
}
