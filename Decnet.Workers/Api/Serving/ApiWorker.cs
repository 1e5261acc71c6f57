using Decnet.Api.Admitting;
using Decnet.Api.Cluster;
using Decnet.Api.Streaming;
using Decnet.Bus.Clients;
using Decnet.Hosting.Looping;
using Decnet.Hosting.Running;
using Decnet.Store.Opening;
using k8s;
using k8s.Exceptions;
using Prometheus;

namespace Decnet.Api.Serving;

/// <summary>Serves, and looks at the store now and then: tables that are missing are made, and a database that was set aside is noticed.</summary>
internal sealed class ApiWorker(
    ApiSettings settings, PersistentStore store, IBus bus, PollLoop loop, TimeProvider time, ILoggerFactory log, IMetricFactory metrics) : IWorker
{
    private static readonly PollOptions Looks = new() { Interval = TimeSpan.FromSeconds(10) };

    public async Task RunAsync(CancellationToken stopping)
    {
        using var client = Client();
        await using var server = ApiServer.Build(new ApiParts
        {
            Settings = settings,
            Store = store.Engine,
            Bus = bus,
            Reviews = new KubernetesReviews(client),
            Objects = new KubernetesObjects(client),
            Time = time,
            Log = log,
            Metrics = metrics,
            Streams = new StreamOptions { Most = settings.Streams },
        });
        try
        {
            await server.StartAsync(stopping);
        }
        catch (IOException e)
        {
            // The port is taken, as a rule.
            throw new WorkerFaultException(e.Message, e);
        }

        await loop.RunAsync(Looks, LookAsync, stopping);
        await server.StopAsync(CancellationToken.None);
    }

    private Task LookAsync(CancellationToken cancelled) => store.RunAsync(
        async token =>
        {
            await using var connection = await store.Engine.OpenAsync(token);
            return true;
        },
        cancelled);

    private static Kubernetes Client()
    {
        try
        {
            var config = KubernetesClientConfiguration.BuildDefaultConfig();
            config.HttpClientTimeout = TimeSpan.FromSeconds(10);
            return new Kubernetes(config);
        }
        catch (KubeConfigException e)
        {
            throw new WorkerFaultException($"there is no way to the cluster's API server: {e.Message}", e);
        }
    }
}
