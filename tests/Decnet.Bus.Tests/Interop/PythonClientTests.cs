using System.Diagnostics;
using System.Text;
using Decnet.Bus.Clients;
using Decnet.Bus.Tests.Serving;
using Decnet.Bus.Topics;

namespace Decnet.Bus.Tests.Interop;

public sealed class PythonClientTests
{
    [Fact]
    public async Task A_client_written_from_the_design_alone_talks_with_ours()
    {
        await using var bus = RunningBus.Start();
        await using var ours = bus.Client();
        await using var echo = await ours.SubscribeAsync(TopicPattern.AllOfAttackers);
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Interop", "bus_client.py"), bus.Socket])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Assert.Equal("ready", await python.StandardOutput.ReadLineAsync());

        ours.Publish(BusTopics.Decky("default", "web").State, "state", """{"state":"Ready","who":"Zoë \"x\""}"""u8);

        await foreach (var one in echo.ReadAllAsync())
        {
            Assert.Equal(("attacker.observed", "echo"), (one.Topic, one.Type));
            Assert.Contains("Ready", Encoding.UTF8.GetString(one.Payload.Span), StringComparison.Ordinal);
            break;
        }

        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await python.StandardError.ReadToEndAsync());
    }
}
