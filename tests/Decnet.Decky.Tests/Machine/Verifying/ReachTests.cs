using System.Net;
using System.Net.Sockets;
using Decnet.SessRec.Machine.Verifying;

namespace Decnet.Decky.Tests.Machine.Verifying;

public sealed class ReachTests
{
    [Fact]
    public void A_listening_socket_is_reached_and_a_closed_one_is_not()
    {
        using var open = Listening();
        using var other = Listening();
        var closed = Of("closed", other);
        other.Stop();

        Assert.Equal([Of("open", open)], Reach.Of([Of("open", open), closed], patience: 0));
        Assert.Empty(Reach.Of([closed], patience: 0));
    }

    [Fact]
    public void What_lets_out_only_at_first_counts_as_closed()
    {
        using var open = Listening();
        using var closing = new Timer(_ => open.Stop(), null, 500, Timeout.Infinite);

        Assert.Empty(Reach.Of([Of("open", open)], patience: 60_000_000));
    }

    [Theory]
    [InlineData("kubernetes API=10.96.0.1:443", "kubernetes API 10.96.0.1:443")]
    [InlineData("v6=fd00::1:443", "v6 [fd00::1]:443")]
    [InlineData("v6=[fd00::1]:443", "v6 [fd00::1]:443")]
    [InlineData("a=192.0.2.1:1, b=192.0.2.2:2\nc=192.0.2.3:3\n", "a 192.0.2.1:1|b 192.0.2.2:2|c 192.0.2.3:3")]
    [InlineData("none,=1.2.3.4:5,x=:5,x=1.2.3.4,x=1.2.3.4:70000,x=1.2.3.4:-1", "")]
    public void Targets_are_read_and_what_is_none_is_left_out(string text, string targets) =>
        Assert.Equal(targets, string.Join('|', Target.Parse(text)));

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static Target Of(string label, TcpListener listener) => new(label, "127.0.0.1", (ushort)((IPEndPoint)listener.LocalEndpoint).Port);
}
