using System.Threading.Channels;
using Prometheus;

namespace Decnet.Operator.Cluster.Announcing;

/// <summary>Takes announcements without waiting and publishes them from a bounded queue that drops its oldest.</summary>
internal sealed partial class EventRecorder : BackgroundService, IEventRecorder
{
    private const int Capacity = 1000;
    private const int LongestMessage = 1024;

    private readonly Channel<Announcement> _queue;
    private readonly EventPublisher _publisher;
    private readonly TimeProvider _time;
    private readonly ILogger<EventRecorder> _logger;
    private readonly Counter _dropped;

    public EventRecorder(EventPublisher publisher, IMetricFactory metrics, TimeProvider time, ILogger<EventRecorder> logger)
    {
        _publisher = publisher;
        _time = time;
        _logger = logger;
        _dropped = metrics.CreateCounter(
            "decnet_operator_events_dropped_total", "Kubernetes Events that were not published, by cause.", ["cause"]);
        _queue = Channel.CreateBounded<Announcement>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => _dropped.WithLabels("queue_full").Inc());
    }

    public void Normal(IKubernetesObject<V1ObjectMeta> about, string reason, string message) => Enqueue(about, "Normal", reason, message);

    public void Warning(IKubernetesObject<V1ObjectMeta> about, string reason, string message) => Enqueue(about, "Warning", reason, message);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var announcement in _queue.Reader.ReadAllAsync(stoppingToken))
                await PublishAsync(announcement, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is still queued is lost with the process; the conditions in status say the same.
        }
    }

    private async Task PublishAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        try
        {
            if (!await _publisher.PublishAsync(announcement, cancellationToken))
                _dropped.WithLabels("too_many").Inc();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The loop's edge: Events are for people, and no failure with one may stop the next.
            _dropped.WithLabels("failed").Inc();
            LogFailed(announcement.Reason, announcement.About.Name, e.Message);
        }
    }

    private void Enqueue(IKubernetesObject<V1ObjectMeta> about, string type, string reason, string message)
    {
        var reference = new V1ObjectReference
        {
            ApiVersion = about.ApiVersion,
            Kind = about.Kind,
            Name = about.Metadata.Name,
            NamespaceProperty = about.Metadata.NamespaceProperty,
            Uid = about.Metadata.Uid,
            ResourceVersion = about.Metadata.ResourceVersion,
        };
        var kept = message.Length <= LongestMessage ? message : message[..(LongestMessage - 1)] + "…";
        _queue.Writer.TryWrite(new Announcement(reference, type, reason, kept, _time.GetUtcNow()));
    }

    [LoggerMessage(LogLevel.Warning, "Event {Reason} about {Name} was not published: {Problem}")]
    private partial void LogFailed(string reason, string name, string problem);
}
