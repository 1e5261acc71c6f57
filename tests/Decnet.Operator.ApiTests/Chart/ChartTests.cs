using System.Diagnostics;
using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.Chart;

/// <summary>The real API server takes what the chart renders, field by field (server-side apply, dry run), for every set of values.</summary>
public sealed class ChartTests(ApiServer server) : ApiTest(server)
{
    private static readonly string Cases = Path.Combine(KubeBinaries.Root(), "tests/Decnet.Chart.Tests/cases");

    public static TheoryData<string> Sets => [.. Directory.GetDirectories(Cases).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Every_object_is_accepted_without_a_warning(string set)
    {
        await MonitoringDefinition.InstallAsync(Server.Admin);
        foreach (var name in new[] { "decnet-system", "blue", "red" })
            await MakeAsync(name);
        var release = (await Server.Admin.Version.GetCodeAsync()).GitVersion.TrimStart('v');
        var (rendered, _) = await RunAsync(
            Path.Combine(KubeBinaries.Root(), "hack/bin/helm"), "",
            ["template", "decnet", "charts/decnet", "-n", "decnet-system", "--values", Path.Combine(Cases, set, "values.yaml"), "--kube-version", release]);

        var (applied, warnings) = await RunAsync(
            Path.Combine(await KubeBinaries.DirectoryAsync(), "kubectl"), rendered,
            // Forced: other tests on this server own the same definitions.
            ["--kubeconfig", Server.WriteKubeconfig(), "apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", "-"]);

        Assert.Equal(Count(rendered), applied.Split('\n').Count(line => line.EndsWith("serverside-applied (server dry run)", StringComparison.Ordinal)));
        Assert.Empty(warnings);
    }

    private async Task MakeAsync(string name)
    {
        var there = await Server.Admin.ListNamespaceAsync(fieldSelector: $"metadata.name={name}");
        if (there.Items.Count == 0)
            await Server.Admin.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } });
    }

    private static int Count(string rendered) => rendered.Split('\n').Count(line => line.StartsWith("kind: ", StringComparison.Ordinal));

    private static async Task<(string Output, string Errors)> RunAsync(string program, string input, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = KubeBinaries.Root(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output, await errors);
    }
}
