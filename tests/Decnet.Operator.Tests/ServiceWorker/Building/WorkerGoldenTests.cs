using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Building;
using Decnet.Operator.ServiceWorker.Checking;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Workers.Contract;

namespace Decnet.Operator.Tests.ServiceWorker.Building;

/// <summary>
/// A case is a folder: worker.yaml in (and defaults.yaml where they matter), the workload that the operator asks for out.
/// DECNET_ACCEPT=1 writes the present one as the expected one.
/// </summary>
public sealed class WorkerGoldenTests
{
    private static readonly string Cases = Checkout.File("tests/Decnet.Operator.Tests/ServiceWorker/Building/cases");

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Cases).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_desired_workload_is_as_written_down(string folder)
    {
        var worker = KubernetesYaml.Deserialize<V1Alpha1ServiceWorker>(File.ReadAllText(Path.Combine(Cases, folder, "worker.yaml")));
        worker.Metadata.Uid = "11111111-2222-4333-8444-555555555555";
        worker.Metadata.NamespaceProperty = "decnet-system";
        var defaults = Defaults(Path.Combine(Cases, folder, "defaults.yaml"));
        Assert.Null(WorkerCheck.FirstFinding(worker, defaults));
        var plan = WorkerPlanner.Plan(worker, defaults);

        if (plan.OnEveryNode)
            GoldenFile.Same(Path.Combine(Cases, folder, "daemonset.yaml"), KubernetesYaml.Serialize(WorkerDaemonSet.Build(plan)));
        else
            GoldenFile.Same(Path.Combine(Cases, folder, "deployment.yaml"), KubernetesYaml.Serialize(WorkerDeployment.Build(plan)));
    }

    private static WorkerDefaults Defaults(string path)
    {
        var defaults = new WorkerDefaults { Namespace = "decnet-system", Image = "decnet/worker:1", Roles = WorkerRoles.All };
        if (!File.Exists(path))
            return defaults;

        var given = KubernetesYaml.Deserialize<GivenSettings>(File.ReadAllText(path));
        return WorkerSettingsCheck.Read(given.Settings, defaults with { DeckyNamespaces = given.Namespaces }).Defaults!;
    }
}
