using Decnet.Bench.Reporting;

namespace Decnet.Bench.Operator;

/// <summary>The operator at scale against a client that does nothing but write the same objects.</summary>
internal sealed class OperatorBenchmark : IBenchmark
{
    public string Name => "operator";

    public string Method =>
        """
          A real kube-apiserver and etcd without nodes, new for every measurement; the operator is a process of its own, published as in its image.
          bare client  KubernetesClient, eight at a time as the operator, writes the four children of each Decky by server-side apply. The bodies
                       are those that the operator sent for one Decky, with other names and owners.
          N s          the operator stands by with filled caches while N Deckies exist, then gets the lease: from the acquireTime to the last child.
                       The bare client: from its first request to the last child, as the same watches see it. (Deckies get RSA keys, which
                       take a processor half a second each: a child that waits for its key exists, with the pod held back.)
          keys N s     until every machine has its keys and may start
          req/Decky    requests for the product's kinds that the API server counted on the way to N children, without lists and watches
          edits        1,000 random edits of egress, port or node selector, 20 a second; from sending the edit to the child that shows it
          reconcile    p99 of controller_runtime_reconcile_time_seconds during the edits
          MB           resident memory after the edits, of 10^6 bytes
          idle req/s   requests for the product's kinds, lists too, watches and lease not, that the API server counted while nothing happened
        """;

    public Report Run(BenchOptions options) => new OperatorRun(options).MeasureAsync().GetAwaiter().GetResult();
}
