using Decnet.Api.Serving;
using Decnet.BusWorker.Serving;
using Decnet.Collector.Collecting;
using Decnet.Hosting.Running;
using Decnet.Ingester.Ingesting;
using Decnet.Profiler.Working;
using Decnet.Webhook.Cluster;
using Decnet.Webhook.Working;

namespace Decnet.Worker;

/// <summary>The roles that this version can run; a test holds them to the contract's list.</summary>
internal static class Roles
{
    public static IReadOnlyList<RoleDefinition> All { get; } = [BusRole.Definition, CollectorRole.Definition, IngesterRole.Definition, ProfilerRole.Definition, ApiRole.Definition, WebhookRole.Define(ClusterSetup.Prepare)];
}
