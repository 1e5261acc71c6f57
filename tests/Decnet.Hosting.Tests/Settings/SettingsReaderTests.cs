using Decnet.Hosting.Settings;
using Microsoft.Extensions.Logging;

namespace Decnet.Hosting.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_any_variable_the_defaults_hold()
    {
        var reader = Reader();

        var settings = WorkerSettings.Read("prober", reader, "machine");

        Assert.Equal(
            new WorkerSettings
            {
                Role = "prober",
                Pod = "machine",
                Node = "",
                BusSocket = "/run/decnet/bus.sock",
                HealthPort = 8081,
                LogLevel = LogLevel.Information,
                Heartbeat = TimeSpan.FromSeconds(30),
            },
            settings);
        Assert.Empty(reader.Faults);
    }

    [Fact]
    public void Every_common_variable_is_heeded()
    {
        var reader = Reader(
            ("DECNET_POD", "p"), ("DECNET_NODE", "n"), ("DECNET_BUS_SOCKET", "/x/y"), ("DECNET_HEALTH_PORT", "9"), ("DECNET_LOG_LEVEL", "debug"),
            ("DECNET_HEARTBEAT_SECONDS", "5"));

        var settings = WorkerSettings.Read("prober", reader, "machine");

        Assert.Equal(("p", "n", "/x/y", 9, LogLevel.Debug, TimeSpan.FromSeconds(5)),
            (settings.Pod, settings.Node, settings.BusSocket, settings.HealthPort, settings.LogLevel, settings.Heartbeat));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData("0")]
    [InlineData("no")]
    public void The_bus_can_be_switched_off(string value) =>
        Assert.Null(WorkerSettings.Read("prober", Reader(("DECNET_BUS_ENABLED", value)), "machine").BusSocket);

    [Theory]
    [InlineData("DECNET_BUS_ENABLED", "maybe")]
    [InlineData("DECNET_BUS_SOCKET", "relative")]
    [InlineData("DECNET_HEALTH_PORT", "http")]
    [InlineData("DECNET_HEALTH_PORT", "65536")]
    [InlineData("DECNET_HEALTH_PORT", "-1")]
    [InlineData("DECNET_LOG_LEVEL", "loud")]
    [InlineData("DECNET_LOG_LEVEL", "2")]
    [InlineData("DECNET_HEARTBEAT_SECONDS", "0")]
    [InlineData("DECNET_HEARTBEAT_SECONDS", "30s")]
    public void A_value_that_makes_no_sense_is_a_fault_that_names_the_variable(string name, string value)
    {
        var reader = Reader((name, value));

        WorkerSettings.Read("prober", reader, "machine");

        Assert.StartsWith(name, Assert.Single(reader.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_misspelt_is_a_fault_that_names_those_there_are()
    {
        var reader = Reader(("DECNET_PROBER_INTERVAL_SECOND", "5"), ("DECNET_WEBHOOK_OTHER", "x"));
        reader.Number("DECNET_PROBER_INTERVAL_SECONDS", 60, 1, 100);

        reader.RefuseUnknown("prober");

        Assert.Equal("DECNET_PROBER_INTERVAL_SECOND is no setting of prober, which knows DECNET_PROBER_INTERVAL_SECONDS", Assert.Single(reader.Faults));
    }

    [Fact]
    public void What_Kubernetes_says_about_a_Service_of_that_name_is_no_setting()
    {
        var reader = Reader(
            ("DECNET_BUS_SERVICE_HOST", "10.0.0.1"), ("DECNET_BUS_SERVICE_PORT", "80"), ("DECNET_BUS_SERVICE_PORT_HTTP", "80"),
            ("DECNET_BUS_PORT", "tcp://10.0.0.1:80"), ("DECNET_BUS_PORT_80_TCP", "tcp://10.0.0.1:80"), ("DECNET_BUS_PORT_80_TCP_ADDR", "10.0.0.1"));

        reader.RefuseUnknown("bus");

        Assert.Empty(reader.Faults);
    }

    [Fact]
    public void A_control_character_in_a_value_does_not_reach_the_message()
    {
        var reader = Reader(("DECNET_HEALTH_PORT", "1\n{\"level\":\"Information\"}"));

        WorkerSettings.Read("prober", reader, "machine");

        Assert.DoesNotContain('\n', Assert.Single(reader.Faults));
    }

    private static SettingsReader Reader(params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(variable => variable.Name, variable => variable.Value));
}
