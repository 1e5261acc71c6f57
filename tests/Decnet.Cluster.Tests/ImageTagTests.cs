namespace Decnet.Cluster.Tests;

public sealed class ImageTagTests
{
    private const string Tag = "source hack/lib/all.sh; source hack/lib/images.sh; repository={0}; {1}image_tag agent";

    [Fact]
    public void The_same_sources_give_the_same_tag_wherever_they_lie()
    {
        using var one = new TemporaryDirectory();
        using var two = new TemporaryDirectory();
        Fill(one.Path);
        Fill(two.Path);
        Assert.Equal(TagOf(one.Path), TagOf(two.Path));
        Assert.Matches("^[0-9a-f]{12}$", TagOf(one.Path));
    }

    [Fact]
    public void A_changed_source_gives_another_tag_and_build_output_does_not()
    {
        using var tree = new TemporaryDirectory();
        Fill(tree.Path);
        var before = TagOf(tree.Path);

        Directory.CreateDirectory(Path.Combine(tree.Path, "Decnet.Workers", "Cli", "obj"));
        File.WriteAllText(Path.Combine(tree.Path, "Decnet.Workers", "Cli", "obj", "made"), "by the build");
        Assert.Equal(before, TagOf(tree.Path));

        File.AppendAllText(Path.Combine(tree.Path, "Decnet.Workers", "Dockerfile"), "USER 1000\n");
        Assert.NotEqual(before, TagOf(tree.Path));
    }

    [Fact]
    public void Another_base_gives_another_tag()
    {
        using var tree = new TemporaryDirectory();
        Fill(tree.Path);
        Assert.NotEqual(TagOf(tree.Path), TagOf(tree.Path, "BASE=debian:trixie-slim; "));
    }

    private static string TagOf(string tree, string before = "")
    {
        var (status, output, errors) = Repository.Bash(
            Tag.Replace("{0}", tree, StringComparison.Ordinal).Replace("{1}", before, StringComparison.Ordinal));
        Assert.True(status == 0, errors);
        return output.Trim();
    }

    private static void Fill(string tree)
    {
        foreach (var folder in (string[])["Cli", "Recordings"])
        {
            Directory.CreateDirectory(Path.Combine(tree, "Decnet.Workers", folder));
        }

        Directory.CreateDirectory(Path.Combine(tree, "Decnet.SessRec", "Shard"));
        File.WriteAllText(Path.Combine(tree, "Decnet.Workers", "Dockerfile"), "FROM scratch\n");
        File.WriteAllText(Path.Combine(tree, "Decnet.SessRec", "Shard", "Line.cs"), "// one line\n");
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json"])
        {
            File.WriteAllText(Path.Combine(tree, file), "{}\n");
        }
    }
}
