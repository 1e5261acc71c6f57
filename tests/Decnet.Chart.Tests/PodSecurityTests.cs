using System.Text.Json.Nodes;
using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>Pod Security level <c>restricted</c>, as its rules are written, on everything that the chart starts.</summary>
public sealed class PodSecurityTests
{
    // The one root step of the chart: it makes the directory for recordings.
    private static readonly string[] Exceptions =
    [
        "DaemonSet: volume backing-parent is a hostPath", "DaemonSet: volume root-parent is a hostPath",
        "DaemonSet: volume bus-parent is a hostPath", "DaemonSet: volume state-parent is a hostPath", "DaemonSet: volume recordings is a hostPath", "DaemonSet: prepare may run as root",
        "DaemonSet: prepare adds CHOWN", "DaemonSet: prepare adds FOWNER", "DaemonSet: prepare adds FSETID",
    ];

    public static TheoryData<string> Cases => [.. Case.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_pod_is_restricted_but_for_the_step_that_prepares_nodes(string name)
    {
        var pods = new Case(name).Render("helm").Where(item => item.Pod is not null).ToList();

        Assert.NotEmpty(pods);
        Assert.Empty(pods.SelectMany(Violations).Except(Exceptions));
    }

    [Fact]
    public void Without_prepared_nodes_nothing_is_excepted()
    {
        var pods = new Case("claims").Render("helm").Where(item => item.Pod is not null).ToList();

        Assert.DoesNotContain(pods, item => item.Kind == "DaemonSet");
        Assert.Empty(pods.SelectMany(Violations));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_who_talks_to_the_API_server_has_a_token(string name)
    {
        foreach (var item in new Case(name).Render("helm").Where(item => item.Pod is not null))
            Assert.Equal(item.Kind is "Deployment" or "Pod" or "Job", (bool?)item.Pod!["automountServiceAccountToken"]);
    }

    private static IEnumerable<string> Violations(Manifest item)
    {
        var pod = item.Pod!;
        var containers = new[] { "initContainers", "containers" }.SelectMany(list => pod[list]?.AsArray() ?? []).ToList();
        return from violation in Volumes(pod).Concat(Host(pod)).Concat(containers.SelectMany(container => Container(pod, container!)))
               select $"{item.Kind}: {violation}";
    }

    private static IEnumerable<string> Volumes(JsonNode pod) =>
        from volume in pod["volumes"]?.AsArray() ?? []
        from source in volume!.AsObject()
        where source.Key is not ("name" or "configMap" or "csi" or "downwardAPI" or "emptyDir" or "ephemeral" or "persistentVolumeClaim" or "projected" or "secret")
        select $"volume {volume["name"]} is a {source.Key}";

    private static IEnumerable<string> Host(JsonNode pod) =>
        from field in new[] { "hostNetwork", "hostPID", "hostIPC" }
        where (bool?)pod[field] == true
        select field;

    private static IEnumerable<string> Container(JsonNode pod, JsonNode container)
    {
        var name = (string)container["name"]!;
        var own = container["securityContext"];
        JsonNode? Either(string field) => own?[field] ?? pod["securityContext"]?[field];
        if ((bool?)own?["privileged"] == true)
            yield return $"{name} is privileged";
        if ((bool?)own?["allowPrivilegeEscalation"] != false)
            yield return $"{name} may escalate";
        if ((bool?)Either("runAsNonRoot") != true || (int?)Either("runAsUser") == 0)
            yield return $"{name} may run as root";
        if ((string?)Either("seccompProfile")?["type"] is not ("RuntimeDefault" or "Localhost"))
            yield return $"{name} has no seccomp profile";
        if (!(own?["capabilities"]?["drop"]?.AsArray() ?? []).Any(capability => (string?)capability == "ALL"))
            yield return $"{name} does not drop all capabilities";
        foreach (var capability in own?["capabilities"]?["add"]?.AsArray() ?? [])
            yield return $"{name} adds {capability}";
    }
}
