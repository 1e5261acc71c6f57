using System.Buffers;
using System.Runtime.InteropServices;
using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.BusProcess.Visiting;

/// <summary>Prints events as they come, until it is told to end, its reader goes, or the bus does.</summary>
internal static class Tap
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="attached">End when standard input does: a user's command that is gone leaves nothing running here.</param>
    public static async Task<int> RunAsync(string socket, string pattern, bool attached, Stream output, TextWriter error)
    {
        if (!TopicPattern.TryParse(pattern, out var wanted))
        {
            await error.WriteLineAsync("that is no pattern: tokens joined by dots, `*` for one token, `>` at the end for the rest");
            return VisitorExit.Usage;
        }

        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        if (attached)
        {
            new Thread(() => StopAtEndOfInput(stop)) { IsBackground = true, Name = "input" }.Start();
        }

        await using var bus = new UnixBus(new UnixBusOptions { Name = "tap", SocketPath = socket }, TimeProvider.System, new Random(), NullLogger.Instance);
        await using var subscription = bus.Subscribe(wanted);
        try
        {
            await subscription.InForce.WaitAsync(Patience, TimeProvider.System, stop.Token);
            await error.WriteLineAsync($"listening to {wanted}");
            await CopyAsync(subscription, output, error, stop.Token);
        }
        catch (TimeoutException)
        {
            await error.WriteLineAsync($"no bus answers on {socket}");
            return VisitorExit.NoBus;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The reader has gone, or it was told to end.
        }

        return VisitorExit.Done;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task CopyAsync(IBusSubscription subscription, Stream output, TextWriter error, CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>();
        var dropped = 0L;
        await foreach (var one in subscription.ReadAllAsync(cancellationToken))
        {
            line.ResetWrittenCount();
            EventText.Write(line, one);
            line.Write("\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellationToken);
            if (subscription.Dropped != dropped)
            {
                dropped = subscription.Dropped;
                await error.WriteLineAsync($"{dropped} events were not shown: they came faster than they are read");
            }
        }
    }

    private static void StopAtEndOfInput(CancellationTokenSource stop)
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        stop.Cancel();
    }
}
