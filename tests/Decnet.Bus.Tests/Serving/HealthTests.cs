namespace Decnet.Bus.Tests.Serving;

public sealed class HealthTests
{
    [Fact]
    public async Task The_server_reports_its_counts_on_the_bus()
    {
        await using var bus = RunningBus.Start(options => options with { HealthInterval = TimeSpan.FromMilliseconds(20) });
        using var reader = bus.Raw().Send("SUB system.>").Settle();
        using var writer = bus.Raw().Send("PUB a").Send("PUB a").Settle();

        for (var report = reader.ReadEvent("system.bus.health"); ; report = reader.ReadEvent("system.bus.health"))
        {
            var payload = report.GetProperty("payload");
            Assert.Equal("bus.health", report.GetProperty("type").GetString());
            if (payload.GetProperty("published").GetInt64() > 2 && payload.GetProperty("connections").GetInt32() == 2)
            {
                Assert.Equal(1, payload.GetProperty("patterns").GetInt32());
                Assert.Equal(0, payload.GetProperty("dropped").GetInt64());
                return;
            }
        }
    }
}
