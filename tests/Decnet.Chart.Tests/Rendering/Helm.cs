namespace Decnet.Chart.Tests.Rendering;

/// <summary>The Helm binaries in hack/bin: the oldest that the chart supports, and the newest that can be had as a package.</summary>
internal static class Helm
{
    public static string[] Binaries { get; } = ["helm", "helm-newest"];

    private const string Release = "decnet charts/decnet -n decnet-system";

    public static (int Status, string Output, string Errors) Run(string binary, string arguments) =>
        Repository.Bash($"exec hack/bin/{binary} {arguments}");

    public static IReadOnlyList<Manifest> Template(string binary, string arguments)
    {
        var (status, output, errors) = Run(binary, $"template {Release} {arguments}");
        Assert.True(status == 0, errors);
        return Manifest.Parse(output);
    }
}
