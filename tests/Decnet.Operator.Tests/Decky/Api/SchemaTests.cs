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
    public void Everything_is_described()
    {
        var bare = SchemaWalk.All(Schema).Where(node => !node.Path.EndsWith("{}", StringComparison.Ordinal))
            .Where(node => !node.Path.EndsWith("[]", StringComparison.Ordinal) && node.Path is not ".metadata")
            .Where(node => string.IsNullOrWhiteSpace(node.Schema.Description)).Select(node => node.Path);
        Assert.Empty(bare);
    }

    [Fact]
    public void Every_list_map_and_text_of_the_spec_is_bounded()
    {
        var loose = SchemaWalk.All(Schema).Where(node => node.Path.StartsWith(".spec", StringComparison.Ordinal))
            .Where(node => node.Schema.Type switch
            {
                "array" => node.Schema.MaxItems is null,
                "string" => node.Schema.MaxLength is null && node.Schema.EnumProperty is null,
                "integer" => node.Schema.Minimum is null && node.Path != ".spec.pod.tolerations[].tolerationSeconds",
                "object" => node.Schema.AdditionalProperties is not null && node.Schema.MaxProperties is null,
                _ => false,
            }).Select(node => node.Path);
        Assert.Empty(loose);
    }

    [Fact]
    public void The_table_says_first_what_people_look_for()
    {
        var columns = Crd.Spec.Versions.Single().AdditionalPrinterColumns;
        Assert.Equal(["Ready", "Services", "Address", "Sessions", "Last Session", "Age"], columns.Where(c => c.Priority is null).Select(c => c.Name));
        Assert.Equal(["Reason", "Node", "Pod IP", "Egress", "Contained", "Disguised", "Source", "Mutation"], columns.Where(c => c.Priority == 1).Select(c => c.Name));
    }

    private static V1JSONSchemaProps At(string path) => SchemaWalk.All(Schema).Single(node => node.Path == path).Schema;
}
