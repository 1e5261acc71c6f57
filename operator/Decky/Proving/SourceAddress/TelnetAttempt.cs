using System.Net.Sockets;
using System.Text;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>A Telnet client that wants no option and can do one thing: type a name and a password at the prompts.</summary>
internal sealed class TelnetAttempt : ILogInAttempt
{
    private const byte Command = 255;
    private const byte Will = 251;
    private const byte Wont = 252;
    private const byte Do = 253;
    private const byte Dont = 254;
    private const int Most = 64 * 1024;

    public string Service => "telnet";

    public async Task FailAsync(string host, int port, string user, string password, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, cancellationToken);
            var stream = client.GetStream();
            await SeeAsync(stream, "ogin:", cancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{user}\r\n"), cancellationToken);
            await SeeAsync(stream, "assword:", cancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{password}\r\n"), cancellationToken);
            await SeeAsync(stream, "ncorrect", cancellationToken);
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static async Task SeeAsync(NetworkStream stream, string text, CancellationToken cancellationToken)
    {
        var seen = new StringBuilder();
        var buffer = new byte[1];
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(buffer, cancellationToken);
            if (buffer[0] == Command)
            {
                await RefuseAsync(stream, cancellationToken);
            }
            else if (seen.Append((char)buffer[0]).Length > Most)
            {
                throw new IOException("the Telnet server talks without end");
            }
        }
    }

    // The few options of a log-in negotiation; whatever is offered or asked for, the answer is no.
    private static async Task RefuseAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var option = new byte[2];
        await stream.ReadExactlyAsync(option.AsMemory(0, 1), cancellationToken);
        if (option[0] is >= Will and <= Dont)
        {
            await stream.ReadExactlyAsync(option.AsMemory(1, 1), cancellationToken);
            if (option[0] is Will or Do)
            {
                await stream.WriteAsync(new byte[] { Command, option[0] == Will ? Dont : Wont, option[1] }, cancellationToken);
            }
        }
    }
}
