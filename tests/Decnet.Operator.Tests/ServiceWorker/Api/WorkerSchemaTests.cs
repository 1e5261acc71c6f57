using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.Tests.Schemas;
using Decnet.Workers.Contract;

namespace Decnet.Operator.Tests.ServiceWorker.Api;

public sealed class WorkerSchemaTests
{
    private static readonly V1CustomResourceDefinition Crd =
        KubernetesYaml.Deserialize<V1CustomResourceDefinition>(File.ReadAllText(Checkout.File("crds/decnet.io_serviceworkers.yaml")));

    private static V1CustomResourceDefinitionVersion Version => Crd.Spec.Versions.Single();

    private static V1JSONSchemaProps Schema => Version.Schema.OpenAPIV3Schema;

    [Fact]
    public void Every_property_of_the_schema_is_in_the_types_and_the_other_way_round() =>
        Assert.Equal(SchemaShape.Of(Schema).Order(StringComparer.Ordinal), SchemaShape.Of(typeof(V1Alpha1ServiceWorker)).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_those_of_the_type()
    {
        Assert.Equal(V1Alpha1ServiceWorker.GroupName, Crd.Spec.Group);
        Assert.Equal(V1Alpha1ServiceWorker.KindName, Crd.Spec.Names.Kind);
        Assert.Equal(V1Alpha1ServiceWorker.Plural, Crd.Spec.Names.Plural);
        Assert.Equal(V1Alpha1ServiceWorker.Version, Version.Name);
        Assert.Equal(["swk"], Crd.Spec.Names.ShortNames);
        Assert.Equal(["decnet"], Crd.Spec.Names.Categories);
    }

    [Fact]
    public void Only_roles_that_can_run_are_offered()
    {
        Assert.Equal(RunnableRoles.All, Choices(".spec.role"));
        Assert.Subset(WorkerRoles.Working.ToHashSet(), RunnableRoles.All.ToHashSet());
    }

    [Fact]
    public void Choices_are_the_same_on_both_sides()
    {
        Assert.Equal(WorkerScope.All, Choices(".spec.scope"));
        Assert.Equal(WorkerState.All, Choices(".status.state"));
        Assert.Equal(WorkerLogLevel.All, Choices(".spec.logLevel"));
    }

    [Fact]
    public void Everything_is_described() => Assert.Empty(SchemaRules.Undescribed(Schema));

    [Fact]
    public void Every_list_map_and_text_of_the_spec_is_bounded() => Assert.Empty(SchemaRules.Unbounded(Schema));

    [Fact]
    public void The_table_says_first_what_people_look_for()
    {
        Assert.Equal(
            ["Role", "State", "Ready", "Restarts", "Heartbeat", "Age"],
            Version.AdditionalPrinterColumns.Where(column => column.Priority is null).Select(column => column.Name));
        Assert.Equal(
            ["Reason", "Live", "Bus", "Scope"], Version.AdditionalPrinterColumns.Where(column => column.Priority == 1).Select(column => column.Name));
    }

    [Fact]
    public void It_can_be_scaled() => Assert.Equal(
        (".spec.replicas", ".status.replicas", ".status.selector"),
        (Version.Subresources.Scale.SpecReplicasPath, Version.Subresources.Scale.StatusReplicasPath, Version.Subresources.Scale.LabelSelectorPath));

    private static IEnumerable<string?> Choices(string path) =>
        SchemaWalk.All(Schema).Single(node => node.Path == path).Schema.EnumProperty.Select(choice => choice.ToString());
}
