using System.Net.Sockets;
using System.Text;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;

namespace Decnet.BusProcess.Visiting;

/// <summary>Publishes one event and says whether the bus took it.</summary>
internal static class Publish
{
    private const string Type = "operator.published";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string socket, string topic, string json, TextWriter error)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            await SinglePublish.SendAsync(socket, "publish", Topic.Parse(topic), Type, Encoding.UTF8.GetBytes(json.Trim()), patience.Token);
            return VisitorExit.Done;
        }
        catch (ArgumentException e)
        {
            await error.WriteLineAsync(e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal));
            return VisitorExit.Usage;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            await error.WriteLineAsync($"no bus answers on {socket}");
            return VisitorExit.NoBus;
        }
    }
}
