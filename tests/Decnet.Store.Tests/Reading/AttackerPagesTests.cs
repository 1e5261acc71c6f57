using Decnet.Store.Attackers;
using Decnet.Store.Reading;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Tests.Writing;
using Decnet.Store.Writing;

namespace Decnet.Store.Tests.Reading;

[Collection(nameof(PostgresCollection))]
public sealed class AttackerPagesTests(PostgresServer server) : EngineTest(server)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Pages_of_a_namespace_hold_each_attacker_once_the_last_seen_there_first(string kind)
    {
        var engine = await EngineAsync(kind);
        var random = new Random(7);
        // Few moments, so that many fall together.
        var visits = Enumerable.Range(0, 300).Select(number => (Number: number, Space: random.Next(2) == 0 ? "lab" : "dmz", Address: $"203.0.113.{random.Next(12)}", At: random.Next(20) * Rows.Second)).ToList();
        await CommitAsync(engine, "a", 0, 1, [.. visits.Select(visit => new SessionStart(Rows.Session(visit.Number, started: visit.At, space: visit.Space, address: visit.Address)))]);
        while (await new AttackerLinker(engine, TimeProvider.System).LinkAsync(Cancelled) is { Count: > 0 })
        {
        }

        var pages = new AttackerPages(engine);
        var listed = new List<SeenAttacker>();
        for (PageKey? after = null; await pages.PageAsync("lab", after, 5, Cancelled) is { Count: > 0 } page; after = new PageKey(page[^1].LastSeenUs, page[^1].Id))
            listed.AddRange(page);

        var expected = visits.Where(visit => visit.Space == "lab").GroupBy(visit => visit.Address)
            .ToDictionary(group => group.Key, group => (First: group.Min(visit => visit.At), Last: group.Max(visit => visit.At), Count: group.Count()));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), listed.Select(attacker => attacker.Address).Order(StringComparer.Ordinal));
        Assert.All(listed, attacker => Assert.Equal(expected[attacker.Address], (attacker.FirstSeenUs, attacker.LastSeenUs, attacker.Sessions)));
        Assert.Equal(listed.OrderByDescending(attacker => attacker.LastSeenUs).ThenByDescending(attacker => attacker.Id), listed);
    }
}
