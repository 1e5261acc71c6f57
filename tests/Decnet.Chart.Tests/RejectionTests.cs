using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>Bad values are refused before anything reaches the cluster. A file is a case; its first line says what the user must read.</summary>
public sealed class RejectionTests
{
    private static readonly string Folder = Repository.Path("tests/Decnet.Chart.Tests/rejected");

    public static MatrixTheoryData<string, string> Cases => new(Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(), Helm.Binaries);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_that_cannot_work_are_refused_with_their_name(string file, string helm)
    {
        var wanted = File.ReadLines(Path.Combine(Folder, file)).First().Split("# says: ")[1];

        var (status, output, errors) = Helm.Run(helm, $"template decnet charts/decnet --values tests/Decnet.Chart.Tests/rejected/{file}");

        Assert.True(status != 0, output);
        Assert.Contains(wanted, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_that_is_too_old_is_named()
    {
        var (status, _, errors) = Helm.Run("helm", "template decnet charts/decnet --kube-version 1.19.0");

        Assert.NotEqual(0, status);
        Assert.Contains("requires kubeVersion: >=1.20.0-0", errors, StringComparison.Ordinal);
    }
}
