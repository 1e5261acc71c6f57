using Decnet.Bench.Bus;
using Decnet.Bench.Knowledge;
using Decnet.Bench.Operator;
using Decnet.Bench.Recorder;
using Decnet.Bench.Shards;
using Decnet.Bench.Webhook;

namespace Decnet.Bench;

/// <summary>Every benchmark there is, in the order in which they run.</summary>
internal static class Registry
{
    public static IReadOnlyList<IBenchmark> All { get; } = [new RecorderBenchmark(), new BusBenchmark(), new ShardBenchmark(), new KnowledgeBenchmark(), new OperatorBenchmark(), new WebhookBenchmark()];
}
