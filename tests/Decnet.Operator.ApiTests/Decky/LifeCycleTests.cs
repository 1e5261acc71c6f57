using Decnet.Operator.ApiTests.Cluster;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>What goes away in an order that nobody planned.</summary>
[Collection(AloneCollection.Name)]
public sealed class LifeCycleTests(ApiServer server) : DeckyTest(server)
{
    private const string Definition = "deckies.decnet.io";

    [Fact]
    public async Task The_definition_may_go_first_and_come_back()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        await Api.ApiextensionsV1.DeleteCustomResourceDefinitionAsync(Definition);
        await Eventually.TrueAsync(GoneAsync, "the definition is gone: nothing of ours holds it");
        // No garbage collector runs beside this API server; children are left alone by the operator, as they would be in the end by it.
        Assert.Single((await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items);

        await DeckyDefinition.InstallAsync(Api);
        await Eventually.TrueAsync(CreatedAsync, "a decky can be made again");
        await ReasonAsync("web-02", "Provisioning");
    }

    [Fact]
    public async Task The_namespace_may_go_first()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await CreateAsync("web-02", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        await ReasonAsync("web-02", "Provisioning");

        await Api.CoreV1.DeleteNamespaceAsync(Ns);
        await Api.AppsV1.DeleteNamespacedDeploymentAsync("web-01", Ns, propagationPolicy: "Background");
        await PatchAsync("web-02", """{"spec":{"hostname":"later"}}""");
        await Eventually.TrueAsync(async () => (await ReadAsync("web-02")).Status.ObservedGeneration == 2, "the operator goes on");

        Assert.DoesNotContain("web-01", (await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items.Select(item => item.Metadata.Name));
        Assert.DoesNotContain("Failed", (await ReadAsync("web-01")).Status.Conditions!.Select(condition => condition.Reason));
        await Api.CustomObjects.DeleteNamespacedCustomObjectAsync("decnet.io", "v1alpha1", Ns, "deckies", "web-01");
        await Api.CustomObjects.DeleteNamespacedCustomObjectAsync("decnet.io", "v1alpha1", Ns, "deckies", "web-02");
    }

    [Theory]
    [InlineData("""{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/1 nodes"}]}""", "Unschedulable", "spec.pod.nodeSelector")]
    [InlineData("""{"phase":"Pending","containerStatuses":[{"name":"machine","image":"x","imageID":"","ready":false,"restartCount":0,"state":{"waiting":{"reason":"ImagePullBackOff","message":"s3cret"} } }]}""", "ImagePullFailed", "spec.pod.image")]
    [InlineData("""{"phase":"Pending","initContainerStatuses":[{"name":"verify","image":"x","imageID":"","ready":false,"restartCount":0,"state":{"waiting":{"reason":"CreateContainerConfigError","message":"failed to create subPath directory s3cret"} } }]}""", "ArtifactsNotWritable", "spec.artifacts.hostPath")]
    [InlineData("""{"phase":"Running","containerStatuses":[{"name":"machine","image":"x","imageID":"","ready":false,"restartCount":2,"state":{"waiting":{"reason":"CrashLoopBackOff"} },"lastState":{"terminated":{"exitCode":73} } }]}""", "ArtifactsNotWritable", "spec.artifacts.uid")]
    public async Task What_keeps_a_machine_down_is_named_and_forgotten_when_it_goes(string status, string reason, string field)
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        var pod = await node.PodAsync("web-01", KubernetesJson.Deserialize<V1PodStatus>(status));

        var ready = await ReasonAsync("web-01", reason);
        Assert.Equal("False", ready.Status);
        Assert.Contains(field, ready.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", ready.Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => EventAsync("web-01", reason), "the Event");

        await node.StatusAsync(pod, FakeNode.Running(true));
        await node.EndpointsAsync("web-01", ready: true);
        await ReasonAsync("web-01", "Ready");
    }

    [Theory]
    [InlineData("pods \"web-01-x\" is forbidden: exceeded quota: none, requested: pods=1", "QuotaExceeded")]
    [InlineData("pods \"web-01-x\" is forbidden: violates PodSecurity \"restricted:latest\": hostPath volumes", "AdmissionDenied")]
    [InlineData("admission webhook \"policy.example.com\" denied the request: no decoys here", "AdmissionDenied")]
    public async Task A_pod_that_is_not_allowed_is_named_and_waited_for(string message, string reason)
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        await ReplicasAsync($$"""{"type":"ReplicaFailure","status":"True","reason":"FailedCreate","message":{{System.Text.Json.JsonSerializer.Serialize(message)}}}""");
        await ReasonAsync("web-01", reason);

        await ReplicasAsync("""{"type":"Progressing","status":"True","reason":"NewReplicaSetCreated"}""");
        await ReasonAsync("web-01", "Provisioning");
    }

    private Task<V1Deployment> ReplicasAsync(string condition) => Api.AppsV1.PatchNamespacedDeploymentStatusAsync(
        new V1Patch("{\"status\":{\"conditions\":[" + condition + "]}}", V1Patch.PatchType.MergePatch), "web-01", Ns);

    private async Task<bool> GoneAsync()
    {
        try
        {
            await Api.ApiextensionsV1.ReadCustomResourceDefinitionAsync(Definition);
            return false;
        }
        catch (HttpOperationException)
        {
            return true;
        }
    }

    private async Task<bool> CreatedAsync()
    {
        try
        {
            await CreateAsync("web-02", Specs.Ssh);
            return true;
        }
        catch (HttpOperationException)
        {
            return false;
        }
    }
}
