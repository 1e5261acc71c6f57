using System.Text.Json;
using Decnet.BusWorker.Tests.Running;

namespace Decnet.BusWorker.Tests.Visiting;

/// <summary>`decnet-bus tap` and `decnet-bus publish`, which the command line runs in the bus' pod.</summary>
public sealed class VisitorTests
{
    [Fact]
    public async Task Tap_prints_what_publish_says()
    {
        await using var node = await BusNode.StartAsync();
        await using var tap = Visit(node, "tap", "system.*", "--attached");
        await Eventually.HoldsAsync(() => tap.Error.Contains("listening to system.*"), "it listens");
        await using var publish = Visit(node, "publish", "system.log", """{"text":"ü\n"}""");

        Assert.Equal(0, await publish.EndAsync());
        await Eventually.HoldsAsync(() => !tap.Output.IsEmpty, "it has come");
        var one = JsonDocument.Parse(tap.Output.First()).RootElement;
        Assert.Equal(["v", "id", "topic", "type", "ts", "payload"], one.EnumerateObject().Select(property => property.Name));
        Assert.Equal("ü\n", one.GetProperty("payload").GetProperty("text").GetString());

        tap.Input.Close();
        Assert.Equal(0, await tap.EndAsync());
    }

    [Fact]
    public async Task Publish_reads_the_payload_from_standard_input()
    {
        await using var node = await BusNode.StartAsync();
        using var reader = node.Raw().Send("SUB system.log").Settle();
        await using var publish = Visit(node, "publish", "system.log");
        await publish.Input.WriteAsync("""{"a":[1]}""");
        publish.Input.Close();

        Assert.Equal(0, await publish.EndAsync());
        Assert.Equal("""{"a":[1]}""", reader.ReadEvent("system.log").GetProperty("payload").GetRawText());
    }

    [Theory]
    [InlineData("publish", "a..b", "{}")]
    [InlineData("publish", "a.*", "{}")]
    [InlineData("publish", "a", "[]")]
    [InlineData("publish", "a", "{broken")]
    [InlineData("tap", "a..b")]
    [InlineData("tap", "a.>.b")]
    [InlineData("dance")]
    public async Task What_makes_no_sense_is_refused_with_64(params string[] arguments)
    {
        await using var node = await BusNode.StartAsync();
        await using var visit = Visit(node, arguments);

        Assert.Equal(64, await visit.EndAsync());
        Assert.NotEmpty(visit.Error);
        Assert.Empty(visit.Output);
    }

    [Fact]
    public async Task Without_a_bus_publish_says_so()
    {
        await using var publish = RunningProcess.Start(Programs.Bus, ["publish", "a", "{}"], ("DECNET_BUS_SOCKET", "/nowhere/bus.sock"));

        Assert.Equal(69, await publish.EndAsync());
        Assert.Contains("no bus answers", Assert.Single(publish.Error), StringComparison.Ordinal);
    }

    private static RunningProcess Visit(BusNode node, params string[] arguments) =>
        RunningProcess.Start(Programs.Bus, arguments, ("DECNET_BUS_SOCKET", node.Socket));
}
