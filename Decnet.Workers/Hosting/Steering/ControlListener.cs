using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Hosting.Leaving;
using Decnet.Hosting.Settings;
using Microsoft.Extensions.Hosting;

namespace Decnet.Hosting.Steering;

/// <summary>Does what `system.{role}.control` asks: stop.</summary>
internal sealed class ControlListener(IBus bus, WorkerSettings settings, Departure departure, ILogger<ControlListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var orders = bus.Subscribe(TopicPattern.Only(BusTopics.WorkerControl(settings.Role)));
        try
        {
            await foreach (var one in orders.ReadAllAsync(stoppingToken))
                Obey(one);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private void Obey(BusEvent one)
    {
        if (one.As(EventKinds.WorkerControl.Payload) is not { } order)
        {
            log.Unreadable();
        }
        else if (order.Pod is { } pod && pod != settings.Pod)
        {
            // Somebody else is meant.
        }
        else if (order.Action == WorkerControl.Stop)
        {
            log.ToldToStop(one.Id);
            departure.Stop();
        }
        else
        {
            log.UnknownAction();
        }
    }
}
