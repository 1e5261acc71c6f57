using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Operations;

/// <summary>The `decnet` command against the cluster, as the blue team uses it.</summary>
public sealed class CommandLine(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_listed_replayed_and_exported()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using (var session = intruder.Start())
        {
            await session.TypeAsync("echo cli$((7))proof\nexit 3\n", Cancel);
            await session.ExitAsync(Cancel);
        }

        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.Contains("cli7proof", StringComparison.Ordinal), Cancel);

        var listed = JsonNode.Parse((await DecnetAsync("sessions", "web-01", "-n", WebServer.Namespace, "-o", "json")).OutputText)!.AsArray()
            .Single(item => (string?)item!["sid"] == transcript.Sid)!;
        Assert.Equal("web-01", (string?)listed["decky"]);
        Assert.Equal(WebServer.Namespace, (string?)listed["namespace"]);
        Assert.Equal("admin", (string?)listed["user"]);
        Assert.Equal(3, (int?)listed["exit"]);

        var replay = await DecnetAsync("replay", transcript.Sid[..13], "-n", WebServer.Namespace);
        Assert.Contains("cli7proof", replay.OutputText, StringComparison.Ordinal);

        var cast = Path.Combine(Path.GetTempPath(), $"{transcript.Sid}.cast");
        await File.WriteAllBytesAsync(cast, (await DecnetAsync("export", transcript.Sid, "-n", WebServer.Namespace)).Output, Cancel);
        // asciinema wants a terminal even to print; `script` lends it one.
        var played = await Programs.RunAsync("script", ["-q", "-e", "-c", $"asciinema cat {cast}", "/dev/null"], Cancel);
        Assert.Contains("cli7proof", played.Succeeded().OutputText, StringComparison.Ordinal);
        File.Delete(cast);
    }

    [Fact]
    public async Task Who_came_and_how_he_typed_is_told_by_the_API()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using (var session = intruder.Start())
        {
            await session.TypeAsync("echo api$((7))proof\nexit\n", Cancel);
            await session.ExitAsync(Cancel);
        }

        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.Contains("api7proof", StringComparison.Ordinal), Cancel);

        // From shard to spool, store, profile and attacker it takes seconds.
        var profile = await Eventually.SomeAsync(
            async () => await TryDecnetAsync("profile", transcript.Sid, "-n", WebServer.Namespace, "-o", "json") is { ExitCode: 0 } run ? JsonNode.Parse(run.OutputText) : null,
            "the session's profile", TimeSpan.FromMinutes(3), Cancel);
        var source = (string)profile["profile"]!["session"]!["source"]!;
        Assert.Equal(transcript.Sid, (string?)profile["profile"]!["session"]!["sid"]);
        Assert.NotNull(profile["profile"]!["figures"]!["totalKeystrokes"]);

        var attacker = await Eventually.SomeAsync(
            async () => JsonNode.Parse((await DecnetAsync("attackers", "-o", "json")).OutputText)!.AsArray().FirstOrDefault(one => (string?)one!["address"] == source),
            $"attacker {source}", TimeSpan.FromMinutes(3), Cancel);
        Assert.Contains($"{WebServer.Namespace}/web-01", attacker["deckies"]!.AsArray().Select(decky => (string?)decky));
        var way = JsonNode.Parse((await DecnetAsync("attacker", source, "-n", WebServer.Namespace, "-o", "json")).OutputText)!;
        Assert.Contains(way["timeline"]!.AsArray(), entry => (string?)entry!["detail"] == transcript.Sid);
    }

    [Fact]
    public async Task Kubectl_finds_it_as_a_plugin()
    {
        var status = await Programs.RunAsync(TestCluster.Tool("kubectl"), ["decnet", "status"],
            new Dictionary<string, string> { ["KUBECONFIG"] = TestCluster.Kubeconfig, ["PATH"] = $"{TestCluster.Tool("")}:{Environment.GetEnvironmentVariable("PATH")}" },
            null, Cancel);

        Assert.Contains("web-01", status.Succeeded().OutputText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_does_not_exist_is_an_exit_code_of_its_own()
    {
        var result = await TryDecnetAsync("replay", "00000000-0000-4000-8000-000000000000", "-n", WebServer.Namespace);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("00000000", result.ErrorText, StringComparison.Ordinal);
    }

    private static async Task<ProgramResult> DecnetAsync(params string[] arguments) => (await TryDecnetAsync(arguments)).Succeeded();

    private static Task<ProgramResult> TryDecnetAsync(params string[] arguments) => Programs.RunAsync(
        TestCluster.Tool("decnet"), arguments, new Dictionary<string, string> { ["KUBECONFIG"] = TestCluster.Kubeconfig }, null, Cancel);
}
