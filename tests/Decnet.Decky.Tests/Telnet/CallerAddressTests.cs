using Decnet.SessRec.Telnet;

namespace Decnet.Decky.Tests.Telnet;

public sealed class CallerAddressTests
{
    private const string Table = """
          sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 00000000000000000000000000000000:0913 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 111 1 0
           1: 0000000000000000FFFF00000100007F:0913 0000000000000000FFFF00002A00A8C0:B53A 01 00000000:00000000 02:000AF 00000000  1000        0 222 2 0
           2: B80D0120000000000000000001000000:0017 B80D0120000000000000000001000000:D1A2 01 00000000:00000000 02:000AF 00000000  1000        0 333 2 0
        """;

    [Theory]
    [InlineData("222", "192.168.0.42")]
    [InlineData("333", "2001:db8::1")]
    [InlineData("22", "")]
    [InlineData("444", "")]
    public void The_other_end_of_a_socket_is_found_by_its_inode(string inode, string address) => Assert.Equal(address, CallerAddress.In(Table, inode));

    [Fact]
    public void An_ipv4_table_is_read_too() => Assert.Equal("10.0.0.7",
        CallerAddress.In("   0: 0100007F:0017 0700000A:C001 01 00000000:00000000 00:00000000 00000000  1000        0 555 1 0", "555"));

    [Fact]
    public void A_process_that_is_no_telnetd_has_no_caller() => Assert.Equal("", CallerAddress.Of(int.MaxValue));
}
