using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Decnet.Bench.Reporting;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.Hosting.Running;
using Decnet.Webhook.Delivering;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Bench.Webhook;

/// <summary>How long an event takes from the bus' client to its receiver, stored on the way, when nothing else waits.</summary>
internal static partial class Latency
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(5);

    /// <returns>The 95th percentile in milliseconds.</returns>
    public static double Percentile95(string folder, int events)
    {
        var bus = new FakeBus(TimeProvider.System);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (published, arrived) = (new long[events], new ConcurrentDictionary<int, long>());
        var taking = TakeAsync(listener, arrived);
        using var services = Durable.Services(folder, Receivers.At(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), "latency", 1), bus);
        using var stop = new CancellationTokenSource();
        var running = services.GetRequiredService<IWorker>().RunAsync(stop.Token);
        services.GetRequiredService<Fleet>().KnownAsync(CancellationToken.None).Wait();
        var publisher = bus.Another();
        for (var number = 0; number < events; number++)
        {
            published[number] = Stopwatch.GetTimestamp();
            publisher.Publish(BusTopics.AttackerObserved, "attacker.observed", Encoding.UTF8.GetBytes($$"""{"number":{{number}},"text":"{{new string('x', 200)}}"}"""));
            Task.Delay(Between, TimeProvider.System).Wait();
        }

        while (arrived.Count < events && !taking.IsCompleted)
            Task.Delay(Between, TimeProvider.System).Wait();
        stop.Cancel();
        running.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        // The first ones pay for the connection and the compiler.
        return Sample.Percentile(arrived.Where(pair => pair.Key >= events / 10).Select(pair => Stopwatch.GetElapsedTime(published[pair.Key], pair.Value).TotalMilliseconds), 95);
    }

    // One connection, one request at a time; a request is whole when its number is there.
    private static async Task TakeAsync(TcpListener listener, ConcurrentDictionary<int, long> arrived)
    {
        using var client = await listener.AcceptTcpClientAsync();
        client.NoDelay = true;
        var (stream, buffer, text) = (client.GetStream(), new byte[16 * 1024], "");
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            text += Encoding.ASCII.GetString(buffer, 0, read);
            if (!text.EndsWith('}') || Number().Match(text) is not { Success: true } number)
                continue;

            arrived[int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)] = Stopwatch.GetTimestamp();
            text = "";
            await stream.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
        }
    }

    [GeneratedRegex("\"number\":([0-9]+)")]
    private static partial Regex Number();
}
