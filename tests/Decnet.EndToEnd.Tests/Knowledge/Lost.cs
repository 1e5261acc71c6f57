using System.Diagnostics;
using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>What becomes of sessions, logs and numbers when a machine falls.</summary>
public sealed class Lost
{
    private const string Lab = "e2e-lost";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_whose_container_was_killed_ends_as_lost_and_the_decky_s_status_counts_it()
    {
        await TestNamespace.CreateAsync(Lab, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(Lab, "nas", """[{name: ssh, accounts: [{name: nas, password: "n4s"}]}]"""), Cancel);
        var decoy = await new Decoy(Lab, "nas").ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("nas", "n4s", Cancel);
        await using var session = intruder.Start("echo here; sleep 600");
        await KnowledgeStore.UntilAsync("SELECT id FROM sessions WHERE namespace = ? AND reason IS NULL", rows => rows.Count == 1, Cancel, Lab);

        await KillMachineAsync();

        var rows = await KnowledgeStore.UntilAsync("SELECT reason, address FROM sessions WHERE namespace = ?", rows => (string?)rows[0]!["reason"] is not null, Cancel, Lab);
        Assert.Equal("lost", (string?)rows[0]!["reason"]);
        await Running.Eventually.TrueAsync(
            async () => (await decoy.GetAsync(Cancel))?["status"]?["sessions"] is { } sessions
                && (int?)sessions["total"] == 1 && sessions["lastAt"] is not null && (string?)sessions["lastSource"] == (string?)rows[0]!["address"],
            () => "status.sessions of one session", TimeSpan.FromMinutes(4), Cancel);
        await TestNamespace.DeleteAsync(Lab, Cancel);
    }

    // SIGKILL from outside: nobody is left to write an end.
    private static async Task KillMachineAsync()
    {
        var pod = Assert.Single(await Kubectl.ListAsync("pod", Lab, "app.kubernetes.io/component=decky", Cancel));
        var uid = (string)pod!["metadata"]!["uid"]!;
        var first = Directory.GetDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && Read(pid, "cgroup").Contains(uid, StringComparison.Ordinal)
                && Read(pid, "status").Split('\n').Any(line => line.StartsWith("NSpid:", StringComparison.Ordinal) && line.EndsWith("\t1", StringComparison.Ordinal))
                && !Read(pid, "cmdline").StartsWith("/pause", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(first);
        first.ForEach(pid => Process.GetProcessById(pid).Kill());
    }

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
