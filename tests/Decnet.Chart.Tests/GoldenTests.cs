using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>
/// Every case renders to what is written down, with every Helm. A new case is a new folder;
/// <c>DECNET_ACCEPT=1 dotnet test --project tests/Decnet.Chart.Tests</c> writes what comes out as what is expected.
/// </summary>
public sealed class GoldenTests
{
    public static MatrixTheoryData<string, string> Cases => new(Case.Names, Helm.Binaries);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Templates_render_as_written_down(string name, string helm)
    {
        var set = new Case(name);
        var output = Directory.CreateTempSubdirectory("chart-");
        try
        {
            var (status, _, errors) = Helm.Run(helm, $"template decnet charts/decnet -n decnet-system --output-dir {output.FullName} {set.Arguments}");
            Assert.True(status == 0, errors);
            var rendered = Files(Path.Combine(output.FullName, "decnet", "templates"));
            if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
                Accept(set.Expected, rendered);
            var expected = Files(set.Expected);

            Assert.NotEmpty(expected);
            Assert.Equal(expected.Keys, rendered.Keys);
            Assert.All(expected, file => Assert.Equal(file.Value, rendered[file.Key]));
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static SortedDictionary<string, string> Files(string folder) => new(
        (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories) : [])
            .ToDictionary(path => Path.GetRelativePath(folder, path), path => Readable(File.ReadAllText(path))));

    // The schemas of definitions are tested where they are made; here they would drown what the chart does to them.
    private static string Readable(string text) => text.Contains("kind: CustomResourceDefinition", StringComparison.Ordinal)
        ? string.Join("\n---\n", text.Split("\n---\n").Select(document => document.Split("\nspec:\n")[0])).TrimEnd() + "\n"
        : string.Join('\n', text.Split('\n').Where(line => line.Trim().Length > 0)) + "\n";

    private static void Accept(string folder, SortedDictionary<string, string> rendered)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var (name, text) in rendered)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
