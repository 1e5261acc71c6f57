using Decnet.Operator.Tests.Schemas;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.Tests.WebhookSubscription.Api;

public sealed class SubscriptionSchemaTests
{
    private static readonly V1CustomResourceDefinition Crd =
        KubernetesYaml.Deserialize<V1CustomResourceDefinition>(File.ReadAllText(Checkout.File("crds/decnet.io_webhooksubscriptions.yaml")));

    private static V1CustomResourceDefinitionVersion Version => Crd.Spec.Versions.Single();

    private static V1JSONSchemaProps Schema => Version.Schema.OpenAPIV3Schema;

    [Fact]
    public void Every_property_of_the_schema_is_in_the_types_and_the_other_way_round() =>
        Assert.Equal(SchemaShape.Of(Schema).Order(StringComparer.Ordinal), SchemaShape.Of(typeof(V1Alpha1WebhookSubscription)).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_those_of_the_type()
    {
        Assert.Equal(V1Alpha1WebhookSubscription.GroupName, Crd.Spec.Group);
        Assert.Equal(V1Alpha1WebhookSubscription.KindName, Crd.Spec.Names.Kind);
        Assert.Equal(V1Alpha1WebhookSubscription.Plural, Crd.Spec.Names.Plural);
        Assert.Equal(V1Alpha1WebhookSubscription.Version, Version.Name);
        Assert.Equal(["whs"], Crd.Spec.Names.ShortNames);
        Assert.Equal(["decnet"], Crd.Spec.Names.Categories);
    }

    [Fact]
    public void Choices_are_the_same_on_both_sides()
    {
        Assert.Equal(SimpleEvents.All, Choices(".spec.simpleEvents[]"));
        Assert.Equal(TripMode.All, Choices(".spec.circuit.onTrip"));
        Assert.Equal(BodyFormat.All, Choices(".spec.format"));
        Assert.Equal(WithheldEvents.All, Choices(".spec.withheld"));
        Assert.Equal(CircuitState.All, Choices(".status.state"));
    }

    [Fact]
    public void Everything_is_described() => Assert.Empty(SchemaRules.Undescribed(Schema));

    [Fact]
    public void Every_list_map_and_text_of_the_spec_is_bounded() => Assert.Empty(SchemaRules.Unbounded(Schema));

    [Fact]
    public void The_table_says_first_what_people_look_for()
    {
        Assert.Equal(
            ["State", "URL", "Failures", "Last Success", "Age"],
            Version.AdditionalPrinterColumns.Where(column => column.Priority is null).Select(column => column.Name));
        Assert.Equal(
            ["Reason", "Last Error", "Backlog", "Dead"], Version.AdditionalPrinterColumns.Where(column => column.Priority == 1).Select(column => column.Name));
    }

    private static IEnumerable<string?> Choices(string path) =>
        SchemaWalk.All(Schema).Single(node => node.Path == path).Schema.EnumProperty.Select(choice => choice.ToString());
}
