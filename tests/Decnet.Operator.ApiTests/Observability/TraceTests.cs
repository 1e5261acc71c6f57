using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Decky;
using Decnet.Operator.ApiTests.Hosting;
using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.ApiTests.Observability;

[Collection(AloneCollection.Name)]
public sealed class TraceTests(ApiServer server) : ApiTest(server)
{
    [Fact]
    public async Task A_receiver_gets_a_span_of_each_reconcile_with_its_steps_and_requests()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var receiver = Use(await OtlpReceiver.StartAsync());
        Use(OperatorProcess.Start(Server, Namespace.Name, "--traces-endpoint", receiver.Address));
        await CreateDeckyAsync("web-01", "s3cret-password");

        await Eventually.TrueAsync(() => Of("reconcile decky").Any(Applied), "a reconcile with all its steps");

        var reconcile = Of("reconcile decky").First(Applied);
        Assert.Equal(("decnet-operator", "", Namespace.Name), (reconcile.Service, reconcile.Parent, reconcile.Attributes["k8s.namespace.name"]));
        Assert.Equal("web-01", reconcile.Attributes["decnet.object"]);
        var steps = Below(reconcile).ToDictionary(span => span.Name);
        Assert.Superset(new HashSet<string> { "pause", "plan", "password", "identity", "containment", "machine" }, steps.Keys.ToHashSet());
        Assert.Equal("Next", steps["plan"].Attributes["decnet.result"]);
        Assert.Contains(Below(steps["machine"]), span => span.Name == "PATCH");
        Assert.DoesNotContain(receiver.Spans, span => span.Attributes.Values.Any(value => value.Contains("s3cret", StringComparison.Ordinal)));
        Assert.DoesNotContain(receiver.Spans, span => span.Parent.Length == 0 && !span.Name.StartsWith("reconcile ", StringComparison.Ordinal));

        IEnumerable<ReceivedSpan> Of(string name) => receiver.Spans.Where(span => span.Name == name);
        IEnumerable<ReceivedSpan> Below(ReceivedSpan parent) => receiver.Spans.Where(span => span.Parent == parent.Id && span.Trace == parent.Trace);
        bool Applied(ReceivedSpan root) => Below(root).Any(span => span.Name == "machine" && Below(span).Any());
    }

    [Fact]
    public async Task A_receiver_that_is_away_costs_nothing_but_spans()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var process = Use(OperatorProcess.Start(Server, Namespace.Name, "--traces-endpoint", $"http://127.0.0.1:{FreePort.Next()}"));
        await CreateDeckyAsync("web-01", "x");

        await Eventually.TrueAsync(
            async () => (await Server.Admin.ListNamespacedDeploymentAsync(Namespace.Name)).Items.Count == 1, "the machine is made");

        Assert.Equal(0, await process.TerminateAsync(within: TimeSpan.FromSeconds(60)));
    }

    [Theory]
    [InlineData("collector:4318", "1", "--traces-endpoint: must be an http or https URL")]
    [InlineData("http://127.0.0.1:4318", "2", "--traces-ratio: must be a number from 0 to 1")]
    public async Task Wrong_settings_end_the_program_and_are_named(string endpoint, string ratio, string message)
    {
        var process = Use(OperatorProcess.Start(Server, Namespace.Name, "--traces-endpoint", endpoint, "--traces-ratio", ratio));

        Assert.Equal(78, await process.ExitAsync(within: TimeSpan.FromSeconds(60)));
        Assert.Contains(message, process.Log, StringComparison.Ordinal);
    }

    private Task<object> CreateDeckyAsync(string name, string password) => Server.Admin.CustomObjects.CreateNamespacedCustomObjectAsync(
        KubernetesJson.Deserialize<object>(
            $$$"""
            {"apiVersion":"decnet.io/v1alpha1","kind":"Decky","metadata":{"name":"{{{name}}}"},
            "spec":{"services":[{"name":"ssh","accounts":[{"name":"admin","password":"{{{password}}}"}]}]}}
            """),
        V1Alpha1Decky.GroupName, V1Alpha1Decky.Version, Namespace.Name, V1Alpha1Decky.Plural);
}
