using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>What is rendered for the newest Kubernetes is neither removed nor deprecated there.</summary>
public sealed class ApiVersionTests
{
    private static readonly string[] Served =
    [
        "v1/ConfigMap", "v1/Pod", "v1/Service", "v1/ServiceAccount", "apps/v1/DaemonSet", "apps/v1/Deployment", "policy/v1/PodDisruptionBudget",
        "networking.k8s.io/v1/NetworkPolicy", "rbac.authorization.k8s.io/v1/ClusterRole", "rbac.authorization.k8s.io/v1/ClusterRoleBinding",
        "batch/v1/Job", "rbac.authorization.k8s.io/v1/Role", "rbac.authorization.k8s.io/v1/RoleBinding", "apiextensions.k8s.io/v1/CustomResourceDefinition",
        "monitoring.coreos.com/v1/ServiceMonitor",
    ];

    public static TheoryData<string> Cases => [.. Case.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everything_rendered_for_1_36_is_current_there(string name)
    {
        var rendered = Helm.Template("helm", $"{new Case(name).Arguments} --kube-version 1.36.0");

        Assert.NotEmpty(rendered);
        Assert.Empty(rendered.Select(item => $"{item.ApiVersion}/{item.Kind}").Distinct().Except(Served));
        // Old endpoints are deprecated from 1.33 on.
        Assert.DoesNotContain(rendered, item => item.Content["rules"]?.ToJsonString().Contains("\"endpoints\"", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Every_object_carries_the_labels_that_find_the_release()
    {
        foreach (var item in new Case("everything").Render("helm"))
        {
            var labels = item.Content["metadata"]!["labels"]!;
            Assert.Equal("decnet", (string?)labels["app.kubernetes.io/instance"]);
            Assert.Equal("security", (string?)labels["team"]);
        }
    }
}
