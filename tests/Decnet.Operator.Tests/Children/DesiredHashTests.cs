using Decnet.Operator.Children;

namespace Decnet.Operator.Tests.Children;

public sealed class DesiredHashTests
{
    [Fact]
    public void A_change_by_somebody_else_is_tampering() =>
        Assert.True(DesiredHash.WasTampered(Kept(replicas: 3), Wish(), Kept(replicas: 1, version: "2")));

    [Fact]
    public void A_new_status_is_not() =>
        Assert.False(DesiredHash.WasTampered(Kept(1), Wish(), Kept(1, version: "9", ready: 1)));

    [Fact]
    public void Our_own_change_is_not() =>
        Assert.False(DesiredHash.WasTampered(Kept(replicas: 3, wish: 3), Wish(), Kept(replicas: 1, version: "2")));

    [Fact]
    public void A_child_made_anew_is_not()
    {
        var after = Kept(1);
        after.Metadata.Uid = "other";
        Assert.False(DesiredHash.WasTampered(Kept(3), Wish(), after));
    }

    private static V1Deployment Wish(int replicas = 1)
    {
        V1Deployment wish = new() { Metadata = new() { Name = "web-01" }, Spec = new() { Replicas = replicas } };
        DesiredHash.Stamp(wish);
        return wish;
    }

    private static V1Deployment Kept(int replicas, string version = "1", int ready = 0, int wish = 1) => new()
    {
        Metadata = new() { Name = "web-01", Uid = "u", ResourceVersion = version, Annotations = Wish(wish).Metadata.Annotations },
        Spec = new() { Replicas = replicas },
        Status = new() { ReadyReplicas = ready },
    };
}
