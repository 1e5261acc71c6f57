using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Tests.Decky.Checking;

/// <summary>A case is a file: the first line names the field, the rest is a Decky that must be refused for it.</summary>
public sealed class SpecCheckTests
{
    private static readonly string Cases = Checkout.File("tests/Decnet.Operator.Tests/Decky/Checking/refused");
    private static readonly DeckyDefaults Defaults = new() { Image = "decnet/decky:1", AllowedHostPaths = ["/srv/recordings"] };

    public static TheoryData<string> Files => [.. Directory.GetFiles(Cases, "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_bad_spec_is_refused_by_field_without_its_values(string file)
    {
        var text = File.ReadAllText(Path.Combine(Cases, file));
        var field = text.Split('\n')[0].TrimStart('#', ' ');
        var finding = SpecCheck.FirstFinding(KubernetesYaml.Deserialize<V1Alpha1Decky>(text), Defaults);

        Assert.NotNull(finding);
        Assert.Equal("InvalidSpec", finding.Reason);
        Assert.StartsWith(field + ":", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/var/lib/decnet/artifacts")]
    [InlineData("/var/lib/decnet/artifacts/blue")]
    [InlineData("/srv/recordings/")]
    public void Allowed_directories_are_possible(string path)
    {
        var decky = new V1Alpha1Decky
        {
            Metadata = new() { Name = "web-01" },
            Spec = new()
            {
                Services = [new() { Name = "ssh", Accounts = [new() { Name = "admin", Password = "x" }] }],
                Artifacts = new() { HostPath = path },
            },
        };
        Assert.Null(SpecCheck.FirstFinding(decky, Defaults));
    }
}
