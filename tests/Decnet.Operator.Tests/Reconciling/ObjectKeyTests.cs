using Decnet.Operator.Reconciling;

namespace Decnet.Operator.Tests.Reconciling;

public sealed class ObjectKeyTests
{
    [Theory]
    [InlineData("east", "web", "east/web")]
    [InlineData("", "node-1", "node-1")]
    public void A_key_reads_like_kubectl_writes_it(string ns, string name, string expected) =>
        Assert.Equal(expected, new ObjectKey(ns, name).ToString());
}
