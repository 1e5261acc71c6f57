namespace Decnet.Chart.Tests.Rendering;

/// <summary>A set of values: a folder with values.yaml, with what `helm template` gets beside it in `arguments`, and with what comes out in `expected`.</summary>
internal sealed record Case(string Name)
{
    private static readonly string Folder = Repository.Path("tests/Decnet.Chart.Tests/cases");

    public static IEnumerable<string> Names => Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order();

    public string Expected => Path.Combine(Folder, Name, "expected");

    public string Arguments => $"--values tests/Decnet.Chart.Tests/cases/{Name}/values.yaml {File.ReadAllText(Path.Combine(Folder, Name, "arguments")).Trim()}";

    public IReadOnlyList<Manifest> Render(string binary) => Helm.Template(binary, Arguments);
}
