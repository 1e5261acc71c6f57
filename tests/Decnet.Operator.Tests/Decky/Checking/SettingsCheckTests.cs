using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Tests.Decky.Checking;

public sealed class SettingsCheckTests
{
    private static readonly DeckySettings Good = new() { DeckyImage = "decnet/decky:1" };

    [Fact]
    public void An_image_is_enough()
    {
        var (defaults, errors) = SettingsCheck.Read(Good, new(1, 30));
        Assert.Empty(errors);
        Assert.Equal(("/var/lib/decnet/artifacts", 1000L, true), (defaults.ArtifactRoot, defaults.Uid, defaults.LowPorts));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var (_, errors) = SettingsCheck.Read(
            new()
            {
                ArtifactUid = "0",
                ArtifactGid = "x",
                ArtifactRoot = "../etc",
                ClusterCidrs = "10.0.0.0/99",
                DeckyResolvers = "dns",
                DeckyImagePullPolicy = "Sometimes",
                SessionGrace = "soon",
                ProofInterval = "1s",
                ProofTargets = "x=example.com:443",
            },
            new(1, 30));
        Assert.Equal(
            ["--decky-image:", "--decky-image-pull-policy:", "--artifact-root,", "--cluster-cidrs:", "--decky-resolvers:", "--artifact-uid:", "--artifact-gid:", "--session-grace:", "--proof-targets:", "--proof-interval:"],
            errors.Select(error => error.Split(' ')[0]));
    }

    [Theory]
    [InlineData("1", "20", false, false)]
    [InlineData("1", "21+", true, false)]
    [InlineData("1", "22", true, true)]
    [InlineData("1", "36+", true, true)]
    public void The_cluster_s_release_decides_what_is_used(string major, string minor, bool slices, bool lowPorts)
    {
        var version = ClusterVersion.Parse(major, minor);
        Assert.Equal((slices, lowPorts), (version.HasEndpointSlices, version.HasLowPorts));
    }
}
