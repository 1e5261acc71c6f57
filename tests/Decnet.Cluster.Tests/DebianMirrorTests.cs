namespace Decnet.Cluster.Tests;

/// <summary>Where packages come from on machines that are configured in one way or another.</summary>
public sealed class DebianMirrorTests : IDisposable
{
    private readonly TemporaryDirectory _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_machine_that_never_updated_its_package_lists_has_the_mirror_that_is_configured()
    {
        Assert.Equal((0, "http://192.0.2.1/debian/\n"), Mirror("deb http://192.0.2.1/debian bookworm main"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_machine.Path, "lists"), "*Packages*"));
    }

    [Fact]
    public void The_mirror_of_the_wanted_suite_goes_before_that_of_another() =>
        Assert.Equal((0, "http://192.0.2.2/debian/\n"), Mirror("deb http://192.0.2.1/debian trixie main\ndeb http://192.0.2.2/debian bookworm main"));

    [Fact]
    public void The_mirror_of_another_suite_serves_when_there_is_no_better() =>
        Assert.Equal((0, "http://192.0.2.1/debian/\n"), Mirror("deb http://192.0.2.3/other stable main\ndeb http://192.0.2.1/debian trixie main"));

    [Fact]
    public void A_machine_without_any_says_how_to_name_one()
    {
        var (status, _) = Mirror("", out var errors);
        Assert.Equal(1, status);
        Assert.Contains("DEBIAN_MIRROR=", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_one_that_is_named_is_asked_whatever_is_configured() =>
        Assert.Equal((0, "http://192.0.2.9/debian\n"), Mirror("deb http://192.0.2.1/debian bookworm main", named: "http://192.0.2.9/debian"));

    private (int Status, string Output) Mirror(string sources, string named = "") => Mirror(sources, out _, named);

    // apt with a machine's settings of the test's own: its sources, and no list downloaded.
    private (int Status, string Output) Mirror(string sources, out string errors, string named = "")
    {
        Directory.CreateDirectory(Path.Combine(_machine.Path, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(_machine.Path, "empty"));
        File.WriteAllText(Path.Combine(_machine.Path, "sources.list"), sources + "\n");
        File.WriteAllText(Path.Combine(_machine.Path, "apt.conf"), $"""
            Dir::Etc::sourcelist "{_machine.Path}/sources.list";
            Dir::Etc::sourceparts "{_machine.Path}/empty";
            Dir::State::lists "{_machine.Path}/lists";
            Dir::Cache "{_machine.Path}";

            """);
        var (status, output, said) = Repository.Bash(
            $"export APT_CONFIG={_machine.Path}/apt.conf DEBIAN_MIRROR={named} DEBIAN_SUITE=bookworm; source hack/lib/log.sh; source hack/lib/debian.sh; debian_mirror");
        errors = said;
        return (status, output);
    }
}
