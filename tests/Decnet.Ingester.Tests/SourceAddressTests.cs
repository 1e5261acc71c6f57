using Decnet.Store.Addresses;

namespace Decnet.Ingester.Tests;

public sealed class SourceAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:51234", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("[::ffff:203.0.113.7]:22", "203.0.113.7")]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    [InlineData("fe80::1%eth0", "fe80::1")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("1", null)]
    [InlineData("0x7f.1", null)]
    [InlineData("example.org", null)]
    [InlineData("203.0.113.7; DROP TABLE", null)]
    public void One_spelling_for_one_address(string? text, string? normal) => Assert.Equal(normal, SourceAddress.Normalize(text));
}
