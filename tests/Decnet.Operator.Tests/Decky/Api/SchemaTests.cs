using Decnet.Operator.Decky.Api;
using Decnet.Operator.Tests.Schemas;

namespace Decnet.Operator.Tests.Decky.Api;

public sealed class SchemaTests
{
    private static readonly V1CustomResourceDefinition Crd =
        KubernetesYaml.Deserialize<V1CustomResourceDefinition>(File.ReadAllText(Checkout.File("crds/decnet.io_deckies.yaml")));

    private static V1JSONSchemaProps Schema => Crd.Spec.Versions.Single().Schema.OpenAPIV3Schema;

    [Fact]
    public void Every_property_of_the_schema_is_in_the_types_and_the_other_way_round() =>
        Assert.Equal(SchemaShape.Of(Schema).Order(StringComparer.Ordinal), SchemaShape.Of(typeof(V1Alpha1Decky)).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_those_of_the_type()
    {
        Assert.Equal(V1Alpha1Decky.GroupName, Crd.Spec.Group);
        Assert.Equal(V1Alpha1Decky.KindName, Crd.Spec.Names.Kind);
        Assert.Equal(V1Alpha1Decky.Plural, Crd.Spec.Names.Plural);
        Assert.Equal(V1Alpha1Decky.Version, Crd.Spec.Versions.Single().Name);
        Assert.Equal(["dky"], Crd.Spec.Names.ShortNames);
        Assert.Equal(["decnet"], Crd.Spec.Names.Categories);
    }

    [Theory]
    [InlineData(".spec.services[].name", typeof(ServiceName))]
    [InlineData(".spec.expose.type", typeof(ExposeType))]
    [InlineData(".spec.egress.policy", typeof(EgressPolicy))]
    [InlineData(".spec.exposeWhen", typeof(ExposeWhen))]
    [InlineData(".status.mutation.phase", typeof(MutationPhase))]
    [InlineData(".status.proofs[].by", typeof(ProofMeans))]
    public void Choices_are_the_same_on_both_sides(string path, Type constants)
    {
        var ours = (IReadOnlyList<string>)constants.GetProperty("All")!.GetValue(null)!;
        Assert.Equal(At(path).EnumProperty.Select(choice => choice.ToString()), ours);
    }

    [Fact]
    public void Everything_is_described() => Assert.Empty(SchemaRules.Undescribed(Schema));

    [Fact]
    public void Every_list_map_and_text_of_the_spec_is_bounded() => Assert.Empty(SchemaRules.Unbounded(Schema));

    [Fact]
    public void The_table_says_first_what_people_look_for()
    {
        var columns = Crd.Spec.Versions.Single().AdditionalPrinterColumns;
        Assert.Equal(["Ready", "Services", "Address", "Sessions", "Last Session", "Age"], columns.Where(c => c.Priority is null).Select(c => c.Name));
        Assert.Equal(["Reason", "Node", "Pod IP", "Egress", "Contained", "Disguised", "Source", "Mutation"], columns.Where(c => c.Priority == 1).Select(c => c.Name));
    }

    private static V1JSONSchemaProps At(string path) => SchemaWalk.All(Schema).Single(node => node.Path == path).Schema;
}
