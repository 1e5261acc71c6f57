using System.Globalization;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;

namespace Decnet.EndToEnd.Tests.Disguise;

/// <summary>An intruder who knows that he is watched, and what he cannot do about it.</summary>
public sealed class UnderAttack(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_process_cannot_be_ended_from_inside()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        await intruder.RunAsync("kill -TERM 1; kill -INT 1; sleep 1; echo here", Cancel);

        Assert.Equal("here\n", (await intruder.RunAsync("echo here", Cancel)).Succeeded().OutputText);
    }

    [Fact]
    public async Task The_log_cannot_be_diverted()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        await intruder.RunAsync("rm -rf /run/systemd/journal/* /run/systemd/journal; mv /run/systemd/journal /run/systemd/j", Cancel);
        var word = $"still-logged-{Environment.ProcessId}";
        await intruder.RunAsync($"echo {word}", Cancel);

        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.StartsWith(word, StringComparison.Ordinal), Cancel);
        await web.Decky.LogLineAsync(line => line.Contains(transcript.Sid, StringComparison.Ordinal) && line.Contains("session_recorded", StringComparison.Ordinal), Cancel);
    }

    [Fact]
    public async Task Sessions_that_cannot_be_recorded_all_say_so_in_the_log()
    {
        const string ns = "e2e-blocked";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(ns, "nas", """[{name: ssh, accounts: [{name: nas, password: "n4s"}]}]"""), Cancel);
        var decoy = await new Decoy(ns, "nas").ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("nas", "n4s", Cancel);
        (await intruder.RunAsync("chmod 0 /var/lib/systemd/coredump/ssh/transcripts", Cancel)).Succeeded();
        var before = await SkippedAsync(decoy);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => intruder.RunAsync(string.Create(CultureInfo.InvariantCulture, $"echo {i}"), Cancel)));

        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        await Running.Eventually.TrueAsync(
            async () => await SkippedAsync(decoy) == before + 8, () => "eight more session_skipped lines", TimeSpan.FromSeconds(20), Cancel);
        await TestNamespace.DeleteAsync(ns, Cancel);
    }

    private static async Task<int> SkippedAsync(Decoy decoy) =>
        (await decoy.LogAsync(Cancel)).Count(line => line.Contains("session_skipped", StringComparison.Ordinal));
}
