using System.Xml.Linq;

namespace Decnet.Architecture.Tests;

/// <summary>The rules of direction between projects, read from the project files.</summary>
public sealed class ProjectRules
{
    [Fact]
    public void The_recorder_depends_on_Tmds_LibC_alone()
    {
        var recorder = Project("Decnet.SessRec/Decnet.SessRec.csproj");

        Assert.Equal(["Tmds.LibC"], recorder.Packages);
        Assert.Empty(recorder.Projects);
    }

    [Fact]
    public void The_operator_knows_no_worker_and_no_recorder()
    {
        Assert.Empty(Project("operator/Decnet.Operator.csproj").Projects);
    }

    [Fact]
    public void The_recordings_library_reads_files_and_knows_no_cluster()
    {
        var library = Project("Decnet.Workers/Recordings/Decnet.Recordings.csproj");

        Assert.Empty(library.Projects);
        Assert.DoesNotContain(library.Packages, package => package.StartsWith("Kubernetes", StringComparison.Ordinal));
    }

    [Fact]
    public void Writer_and_reader_compile_the_one_shard_format()
    {
        var library = Project("Decnet.Workers/Recordings/Decnet.Recordings.csproj");

        Assert.Contains(library.LinkedSources, path => path.Contains("Decnet.SessRec/Shard/", StringComparison.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(Repository.Root, "Decnet.SessRec", "Shard")));
    }

    [Theory]
    [InlineData("Collector")]
    [InlineData("Ingester")]
    [InlineData("Profiler")]
    [InlineData("Webhook")]
    [InlineData("Api")]
    public void No_worker_references_another(string worker)
    {
        string[] shared = ["Bus", "Hosting", "Recordings", "Spool", "Store", "Syslog"];
        var references = Project($"Decnet.Workers/{worker}/Decnet.{worker}.csproj").Projects.Select(path => path.Split('/')[1]);

        Assert.Empty(references.Except(shared));
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Decnet.sln")).Replace('\\', '/');
        var missing = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(Repository.Relative)
            .Where(path => !solution.Contains(path, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static ProjectFile Project(string path) => ProjectFile.Read(Path.Combine(Repository.Root, path));

    private sealed record ProjectFile(string[] Packages, string[] Projects, string[] LinkedSources)
    {
        public static ProjectFile Read(string path)
        {
            var xml = XDocument.Load(path);
            return new ProjectFile(Includes(xml, "PackageReference"), Includes(xml, "ProjectReference"), Includes(xml, "Compile"));
        }

        private static string[] Includes(XDocument xml, string element) =>
            [.. xml.Descendants(element).Select(item => (string?)item.Attribute("Include") ?? "").Where(value => value.Length > 0)
                .Select(value => value.Replace('\\', '/'))];
    }
}
