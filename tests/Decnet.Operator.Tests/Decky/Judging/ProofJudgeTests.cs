using System.Net;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Judging;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Verdicts;

namespace Decnet.Operator.Tests.Decky.Judging;

public sealed class ProofJudgeTests
{
    private static readonly DeckyDefaults Defaults = new() { Image = "decnet/decky:1", ClusterCidrs = ["203.0.113.0/24"] };

    [Fact]
    public void What_is_not_proved_is_unknown()
    {
        Assert.Equal((null, "NotProvedYet"), Short(ContainmentJudge.Of(Plan(), null)));
        Assert.Equal((null, "NotProvedYet"), Short(DisguiseJudge.Of(null)));
        Assert.Equal((null, "NotProvedYet"), Short(SourceAddressJudge.Of(Plan(), new(), null, null)));
        Assert.Equal((null, "ProofDisabled"), Short(SourceAddressJudge.Of(Plan(), new() { SourceAddress = false }, null, null)));
    }

    [Fact]
    public void Contained_says_what_was_tried_and_what_was_reached()
    {
        var proof = new DeckyProof { Tried = ["kubernetes API 10.96.0.1:443", "another pod 10.0.0.9:8080"] };
        Assert.Equal(
            new(true, "EgressBlocked", "none of these could be reached: kubernetes API 10.96.0.1:443, another pod 10.0.0.9:8080"),
            ContainmentJudge.Of(Plan(), proof));

        proof.Found = ["kubernetes API 10.96.0.1:443"];
        var leak = ContainmentJudge.Of(Plan(), proof);
        Assert.Equal((false, "EgressPossible"), Short(leak));
        Assert.StartsWith("reached kubernetes API 10.96.0.1:443:", leak.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"allowedCIDRs":["198.51.100.0/24"]}""", "x 198.51.100.7:80", true)]
    [InlineData("""{"allowedCIDRs":["198.51.100.0/24"]}""", "x 198.51.101.7:80", false)]
    [InlineData("""{"allowedCIDRs":["0.0.0.0/0"]}""", "x 203.0.113.5:80", false)]
    [InlineData("""{"allowedCIDRs":["2001:db8::/32"]}""", "x [2001:db8::1]:80", true)]
    [InlineData("""{"policy":"Allow"}""", "the outside 198.51.100.7:80", true)]
    [InlineData("""{"policy":"Allow"}""", "another pod 10.0.0.9:8080", false)]
    [InlineData("""{"policy":"Allow"}""", "cloud metadata 169.254.169.254:80", false)]
    public void What_is_allowed_is_no_leak(string egress, string reached, bool contained)
    {
        var plan = Plan(KubernetesJson.Deserialize<DeckyEgress>(egress));
        var verdict = ContainmentJudge.Of(plan, new() { Tried = [reached], Found = [reached] });
        Assert.Equal((contained, contained ? "EgressAsAsked" : "EgressPossible"), Short(verdict));
        Assert.Contains(reached, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disguised_lists_what_could_be_noticed()
    {
        Assert.Equal((true, "NothingTelling"), Short(DisguiseJudge.Of(new() { Noted = ["mount /: overlay"] })));
        var verdict = DisguiseJudge.Of(new() { Found = ["mount /var/lib/systemd/coredump: decnet"] });
        Assert.Equal((false, "Noticeable"), Short(verdict));
        Assert.Contains("mount /var/lib/systemd/coredump: decnet", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", "192.0.2.10", true)]
    [InlineData("10.0.0.5", "10.0.0.1", "192.0.2.10", false)]
    [InlineData("10.0.0.5", "192.0.2.20", "192.0.2.10", true)]
    [InlineData("10.0.0.5", "192.0.2.20", "192.0.2.20", false)]
    public void The_recorded_address_is_compared_with_the_one_that_it_came_from(string sent, string recorded, string machineNode, bool trusted)
    {
        var settings = new ProofSettings { NodeAddress = "192.0.2.20" };
        var pod = new V1Pod { Status = new() { HostIP = machineNode } };

        var verdict = SourceAddressJudge.Of(Plan(), settings, pod, new() { SentFrom = sent, RecordedAs = recorded, Tried = ["ssh 10.96.0.7:22"] });

        Assert.Equal(trusted, verdict.Holds);
        Assert.Contains(recorded, verdict.Message, StringComparison.Ordinal);
        Assert.Contains("ssh 10.96.0.7:22", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubernetes API=10.96.0.1:443", true)]
    [InlineData("v6=[2001:db8::1]:443", true)]
    [InlineData("name=example.com:443", false)]
    [InlineData("=10.96.0.1:443", false)]
    [InlineData("a,b=10.96.0.1:443", false)]
    [InlineData("x=10.96.0.1", false)]
    public void Targets_are_addresses_with_a_label(string text, bool possible) => Assert.Equal(possible, ProofTarget.Parse(text) is not null);

    [Fact]
    public void A_target_is_written_as_the_machine_reads_it() =>
        Assert.Equal("v6=[2001:db8::1]:443", new ProofTarget("v6", new(IPAddress.Parse("2001:db8::1"), 443)).ToString());

    private static (bool?, string) Short(ConditionVerdict verdict) => (verdict.Holds, verdict.Reason);

    private static MachinePlan Plan(DeckyEgress? egress = null) => Planner.Plan(
        new()
        {
            Metadata = new() { Name = "web-01", NamespaceProperty = "field" },
            Spec = new() { Services = [new() { Name = "ssh", Accounts = [new() { Name = "admin", Password = "x" }] }], Egress = egress },
        },
        Defaults);
}
