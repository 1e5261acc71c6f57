using Decnet.Operator.Children;
using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Tests.Children;

public sealed class OwnershipCheckTests
{
    private static readonly Dictionary<string, string> OurLabels = new()
    {
        ["decnet.io/decky"] = "web-01",
        ["app.kubernetes.io/managed-by"] = "decnet-operator",
    };

    [Fact]
    public void Nothing_is_nobody_s() => Assert.Equal("Nobody", Of(null));

    [Fact]
    public void What_names_this_decky_is_ours() => Assert.Equal("Ours", Of(Owned("Decky", "web-01", "now")));

    [Fact]
    public void What_names_a_decky_of_before_is_on_its_way_out() => Assert.Equal("Former", Of(Owned("Decky", "web-01", "before")));

    [Fact]
    public void What_lost_its_owner_is_ours_by_its_labels() => Assert.Equal("Ours", Of(new() { Metadata = new() { Labels = OurLabels } }));

    [Fact]
    public void What_nobody_owns_is_foreign() => Assert.Equal("Foreign", Of(new() { Metadata = new() }));

    [Fact]
    public void What_somebody_else_owns_is_foreign() => Assert.Equal("Foreign", Of(Owned("Database", "web-01", "x")));

    private static string Of(V1Service? existing) => OwnershipCheck.Of(existing, Owner.Of(new V1Alpha1Decky { Metadata = new() { Name = "web-01", Uid = "now" } })).ToString();

    private static V1Service Owned(string kind, string name, string uid) => new()
    {
        Metadata = new() { OwnerReferences = [new() { ApiVersion = "decnet.io/v1alpha1", Kind = kind, Name = name, Uid = uid }] },
    };
}
