using Decnet.Operator.Decky.Judging;

namespace Decnet.Operator.Tests.Decky.Judging;

/// <summary>A case is a file: the first line is the reason (and what the message begins with), the rest the pod; "#mount" lines are Events.</summary>
public sealed class PodJudgeTests
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string Cases = Checkout.File("tests/Decnet.Operator.Tests/Decky/Judging/pods");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Cases, "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_pod_s_trouble_has_its_reason_and_keeps_values_to_the_log(string file)
    {
        var text = File.ReadAllText(Path.Combine(Cases, file));
        var expected = text.Split('\n')[0].TrimStart('#', ' ').Split(' ', 2);
        var events = text.Split('\n').Where(line => line.StartsWith("#mount ", StringComparison.Ordinal)).Select(line => line[7..]).ToArray();

        var finding = PodJudge.Finding(KubernetesYaml.Deserialize<V1Pod>(text), null, events, Now);

        Assert.Equal(expected[0], finding?.Reason ?? "Ready");
        Assert.StartsWith(expected.ElementAtOrDefault(1) ?? "", finding?.Message ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", finding?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pods \"x\" is forbidden: exceeded quota: none, requested: pods=1", "QuotaExceeded")]
    [InlineData("pods \"x\" is forbidden: violates PodSecurity \"restricted:latest\": hostPath volumes", "AdmissionDenied")]
    [InlineData("admission webhook \"policy.example.com\" denied the request", "AdmissionDenied")]
    [InlineData("Internal error occurred", "PodNotStarting")]
    public void A_deployment_without_a_pod_says_why(string message, string reason)
    {
        var deployment = new V1Deployment
        {
            Status = new() { Conditions = [new() { Type = "ReplicaFailure", Status = "True", Message = message }] },
        };
        Assert.Equal(reason, PodJudge.Finding(null, deployment, [], Now)?.Reason);
    }

    [Fact]
    public void No_pod_yet_is_no_trouble() => Assert.Equal("Provisioning", PodJudge.Finding(null, null, [], Now)?.Reason);

    [Theory]
    [InlineData(30, "Provisioning")]
    [InlineData(180, "PodNotStarting")]
    public void A_check_of_itself_that_does_not_end_is_an_image_of_another_release(int seconds, string reason)
    {
        var pod = new V1Pod
        {
            Status = new()
            {
                Phase = "Pending",
                InitContainerStatuses = [new() { Name = "verify", State = new() { Running = new() { StartedAt = Now.AddSeconds(-seconds) } } }],
            },
        };
        Assert.Equal(reason, PodJudge.Finding(pod, null, [], Now)?.Reason);
    }
}
