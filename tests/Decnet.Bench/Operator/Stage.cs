using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Bench.Operator;

/// <summary>What is the same in every measurement.</summary>
/// <param name="Program">The operator's executable.</param>
internal sealed record Stage(string Program)
{
    public const string Namespace = "bench";

    /// <summary>Reconciles at a time, and requests of the bare client at a time: the operator's default.</summary>
    public const int Parallel = 8;

    /// <summary>What the image's ENV lines say, as NAME=VALUE.</summary>
    public static IEnumerable<string> ImageEnvironment() => File.ReadLines(Path.Combine(KubeBinaries.Root(), "operator", "Dockerfile"))
        .Where(line => line.StartsWith("ENV ", StringComparison.Ordinal))
        .SelectMany(line => line[4..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
