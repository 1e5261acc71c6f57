using Decnet.Api.Tests.Serving;

namespace Decnet.Api.Tests.Cluster;

public sealed class ClusterTests
{
    private static readonly FixedObjects Objects = new(
        ("deckies", """
            {"metadata":{"namespace":"lab","name":"web","creationTimestamp":"2026-05-01T00:00:00Z"},
             "spec":{"hostname":"web-01","services":[{"name":"ssh","accounts":[{"name":"admin","password":"admin123"}]}]},
             "status":{"node":"n1","endpoints":[{"service":"ssh","address":"10.0.0.1","port":22}],"sessions":{"total":3,"lastSource":"203.0.113.7"},
               "conditions":[{"type":"Ready","status":"True","reason":"Ready","message":"up"}]}}
            """),
        ("deckies", """{"metadata":{"namespace":"other","name":"db"}}"""),
        ("serviceworkers", """{"metadata":{"namespace":"sys","name":"bus"},"spec":{"role":"bus","enabled":false},"status":{"state":"Quarantined","restarts":5}}"""),
        ("webhooksubscriptions", """
            {"metadata":{"namespace":"lab","name":"siem"},"spec":{"url":"https://hooks.example.com/services/T000/SECRETPART?key=SECRETPART","secretRef":{"name":"SECRETPART"},
             "simpleEvents":["AttackerDetail"],"enabled":false},"status":{"state":"Tripped","autoDisabledAt":"2026-05-01T00:00:00Z","consecutiveFailures":5,
             "lastError":"POST https://hooks.example.com/services/T000/SECRETPART?key=SECRETPART: 500"}}
            """),
        ("webhooksubscriptions", """{"metadata":{"namespace":"lab","name":"odd"},"spec":{"url":"no url SECRETPART"}}"""));

    [Fact]
    public async Task Deckies_come_without_their_accounts()
    {
        await using var api = await RunningApi.StartAsync(objects: Objects);

        var decky = (await api.GetAsync("/deckies?namespace=lab")).GetProperty("items")[0];
        Assert.Equal("web-01", decky.GetProperty("hostname").GetString());
        Assert.Equal(3, decky.GetProperty("sessionsTotal").GetInt32());
        Assert.Equal("Ready", decky.GetProperty("conditions")[0].GetProperty("type").GetString());
        Assert.DoesNotContain("admin123", decky.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await api.GetAsync("/deckies")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Workers_come_with_their_state()
    {
        await using var api = await RunningApi.StartAsync(objects: Objects);

        var worker = (await api.GetAsync("/workers")).GetProperty("items")[0];
        Assert.Equal("Quarantined", worker.GetProperty("state").GetString());
        Assert.False(worker.GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task Of_a_webhook_s_url_nothing_but_the_host_is_told_wherever_it_stands()
    {
        await using var api = await RunningApi.StartAsync(objects: Objects);

        var webhooks = await api.GetAsync("/webhooks");
        Assert.DoesNotContain("SECRETPART", webhooks.ToString(), StringComparison.Ordinal);
        Assert.Equal("hooks.example.com", webhooks.GetProperty("items")[0].GetProperty("host").GetString());
        Assert.Equal("POST hooks.example.com 500", webhooks.GetProperty("items")[0].GetProperty("lastError").GetString());
        Assert.Null(webhooks.GetProperty("items")[1].GetProperty("host").GetString());
    }
}
