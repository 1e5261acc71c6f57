using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Tests.Decky.Building;

/// <summary>
/// A case is a folder: decky.yaml in (and defaults.yaml where they matter), the objects that the operator asks for
/// out. DECNET_ACCEPT=1 writes the present objects as the expected ones.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Cases = Checkout.File("tests/Decnet.Operator.Tests/Decky/Building/cases");

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Cases).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Desired_objects_are_as_written_down(string folder)
    {
        var decky = KubernetesYaml.Deserialize<V1Alpha1Decky>(File.ReadAllText(Path.Combine(Cases, folder, "decky.yaml")));
        decky.Metadata.Uid = "11111111-2222-4333-8444-555555555555";
        decky.Metadata.NamespaceProperty ??= "field";
        var defaults = GoldenDefaults.Read(Path.Combine(Cases, folder, "defaults.yaml"));
        Assert.Null(SpecCheck.FirstFinding(decky, defaults));
        var plan = Planner.Plan(decky, defaults);
        var identity = new IdentityKeeper(new FixedKeys(), new FixedHashes())
            .Keep(plan, FixedKeys.Seeded, plan.Accounts.ToDictionary(account => account.Name, account => account.Password ?? "from-secret"));

        GoldenFile.Same(Path.Combine(Cases, folder, "secret.yaml"), ReadableSecret.Of(IdentitySecret.Build(plan, identity)));
        GoldenFile.Same(Path.Combine(Cases, folder, "deployment.yaml"), KubernetesYaml.Serialize(MachineDeployment.Build(plan, identity)));
        GoldenFile.Same(Path.Combine(Cases, folder, "service.yaml"), KubernetesYaml.Serialize(MachineService.Build(plan)));
        GoldenFile.Same(Path.Combine(Cases, folder, "networkpolicy.yaml"), KubernetesYaml.Serialize(ContainmentPolicy.Build(plan)));
    }
}
