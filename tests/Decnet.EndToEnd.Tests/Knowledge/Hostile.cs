using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>An intruder who knows where his recording lies and what reads it.</summary>
public sealed class Hostile
{
    private const string Lab = "e2e-hostile";
    private const string Shards = "/var/lib/systemd/coredump/ssh/transcripts/sessions-*.jsonl";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_forges_shortens_and_removes_his_recording_raises_alarms_and_takes_back_nothing()
    {
        await TestNamespace.CreateAsync(Lab, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(Lab, "nas", """[{name: ssh, accounts: [{name: nas, password: "n4s"}]}]"""), Cancel);
        var decoy = await new Decoy(Lab, "nas").ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("nas", "n4s", Cancel);
        var word = $"evidence-{Environment.ProcessId}";
        await intruder.RunAsync($"echo {word}", Cancel);
        await KnowledgeStore.UntilAsync("SELECT id FROM sessions WHERE namespace = ? AND command = ? AND reason = 'exit'", rows => rows.Count == 1, Cancel, Lab, $"echo {word}");

        // Junk, a forged session, and forged words of the system's own, wherever they can be put.
        await intruder.RunAsync(
            $$$"""
            for shard in {{{Shards}}}; do
              head -c 70000 /dev/urandom >> $shard; echo >> $shard
              echo '{"sid":"00000000-0000-4000-8000-000000000001","hdr":{"version":2,"width":80,"height":24,"timestamp":1777000000,"namespace":"victim","decky":"victim"}}' >> $shard
            done
            for place in /proc/1/fd/1 /proc/1/fd/2 /dev/stdout; do
              echo '<134>1 2026-01-01T00:00:00Z victim collector - shard_tampered [relay@55555 namespace="victim" decky="victim"] ' > $place
              echo '<134>1 2026-01-01T00:00:00Z victim operator - decky_mutated [relay@55555 namespace="victim" decky="victim"] ' > $place
              echo '<134>1 2026-01-01T00:00:00Z victim operator - proof_login [relay@55555 namespace="victim" decky="victim" service="ssh" username="jtavoker83"] ' > $place
            done 2> /dev/null
            true
            """, Cancel);
        await TamperAsync(intruder, $"for shard in {Shards}; do : > $shard; done");
        await TamperAsync(intruder, $"rm -f {Shards}");

        Assert.Single(await KnowledgeStore.AskAsync("SELECT id FROM sessions WHERE namespace = ? AND command = ?", Cancel, Lab, $"echo {word}"));
        Assert.Empty(await KnowledgeStore.AskAsync("SELECT id FROM sessions WHERE namespace = 'victim' OR decky = 'victim'", Cancel));
        Assert.Empty(await KnowledgeStore.AskAsync("SELECT id FROM logs WHERE namespace = 'victim' OR decky = 'victim'", Cancel));
        Assert.Empty(await KnowledgeStore.AskAsync("SELECT id FROM logs WHERE namespace = ? AND app IN ('collector', 'operator') AND source NOT LIKE 'shard/%' AND source NOT LIKE 'proof/%'", Cancel, Lab));
        await TestNamespace.DeleteAsync(Lab, Cancel);
    }

    /// <summary>
    /// Waits for one alarm more. Its kind may differ: who removes the file is recorded himself, in a new file of that name, which may even stand in the old one's
    /// place (inode) when the collector looks.
    /// </summary>
    private static async Task TamperAsync(Intruders.SshIntruder intruder, string command)
    {
        const string Alarms = "SELECT id FROM logs WHERE namespace = ? AND app = 'collector' AND message_id = 'shard_tampered'";
        var before = (await KnowledgeStore.AskAsync(Alarms, Cancel, Lab)).Count;
        await intruder.RunAsync(command, Cancel);
        await KnowledgeStore.UntilAsync(Alarms, rows => rows.Count > before, Cancel, Lab);
    }
}
