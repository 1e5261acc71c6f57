namespace Decnet.Collector.Collecting;

/// <summary>The namespace of the worker's own pod.</summary>
internal static class OwnNamespace
{
    private const string File = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    public static string? Name { get; } = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Trim() : null;
}
