using Decnet.Bench.Reporting;

namespace Decnet.Bench;

/// <summary>One comparison of the product with its peers in a single interleaved run.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>What is measured and how, as `--help` prints it.</summary>
    string Method { get; }

    Report Run(BenchOptions options);
}
