namespace Decnet.Cluster.Tests;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cluster-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
