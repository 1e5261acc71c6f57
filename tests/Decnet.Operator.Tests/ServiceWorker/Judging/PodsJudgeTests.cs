using Decnet.Operator.ServiceWorker.Judging;

namespace Decnet.Operator.Tests.ServiceWorker.Judging;

/// <summary>A case is a file: the first line is the reason (and what the message begins with), the rest the pod; "#warning" lines are Events.</summary>
public sealed class PodsJudgeTests
{
    private static readonly string Cases = Checkout.File("tests/Decnet.Operator.Tests/ServiceWorker/Judging/pods");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Cases, "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_pod_s_trouble_has_its_reason_and_keeps_values_to_the_log(string file)
    {
        var text = File.ReadAllText(Path.Combine(Cases, file));
        var expected = text.Split('\n')[0].TrimStart('#', ' ').Split(' ', 2);
        var events = text.Split('\n').Where(line => line.StartsWith("#warning ", StringComparison.Ordinal)).Select(line => line[9..]).ToArray();

        var finding = PodsJudge.Finding(
            new() { Pods = [KubernetesYaml.Deserialize<V1Pod>(text)], Warnings = events }, new(0, 1, true));

        Assert.Equal(expected[0], finding?.Reason);
        Assert.StartsWith(expected.ElementAtOrDefault(1) ?? "", finding?.Message ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", finding?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Error creating: pods \"bus-1\" is forbidden: violates PodSecurity \"restricted:latest\": hostPath volumes", "AdmissionDenied")]
    [InlineData("Error creating: pods \"bus-1\" is forbidden: exceeded quota: none, requested: pods=1", "QuotaExceeded")]
    [InlineData("Error creating: something else", "PodNotStarting")]
    public void A_workload_without_a_pod_says_why(string warning, string reason) =>
        Assert.Equal(reason, PodsJudge.Finding(new() { Warnings = [warning] }, new(0, 1, true))?.Reason);

    [Fact]
    public void A_daemon_set_that_fits_no_node_says_so() =>
        Assert.Equal("Unschedulable", PodsJudge.Finding(new() { DaemonSet = new() }, new(0, 0, true))?.Reason);

    [Fact]
    public void Pods_of_the_release_before_do_not_make_a_roll_out_ready() =>
        Assert.Equal("Provisioning", PodsJudge.Finding(new(), new(1, 1, false))?.Reason);

    [Fact]
    public void All_up_is_no_trouble() => Assert.Null(PodsJudge.Finding(new(), new(3, 3, true)));
}
