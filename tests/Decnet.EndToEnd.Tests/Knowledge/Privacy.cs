using System.Text;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Running;
using Decnet.EndToEnd.Tests.Workers;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>What is typed at a password prompt stays in the recording.</summary>
public sealed class Privacy(WebServer web)
{
    private const string Typed = "Xq7vWz9kJp";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_column_and_no_log_line_holds_three_characters_of_a_password_typed_at_a_prompt()
    {
        var sid = await TypeAsync();
        await KnowledgeStore.UntilAsync("SELECT p.session_id FROM session_profiles p JOIN sessions s ON s.id = p.session_id WHERE s.sid = ?", rows => rows.Count == 1, Cancel, sid);

        var parts = Enumerable.Range(0, Typed.Length - 2).Select(start => Typed.Substring(start, 3)).ToList();
        foreach (var table in (string[])["sessions", "session_profiles", "commands", "logs", "attackers", "credentials"])
        {
            var rows = (await KnowledgeStore.AskAsync($"SELECT * FROM {table}", Cancel)).ToJsonString();
            Assert.All(parts, part => Assert.DoesNotContain(part, rows, StringComparison.OrdinalIgnoreCase));
        }

        foreach (var worker in (string[])["bus", "collector", "ingester", "profiler"])
        {
            var log = await Kubectl.RunAsync($"logs -n {Worker.Namespace} daemonset/{worker}", Cancel);
            Assert.All(parts, part => Assert.DoesNotContain(part, log, StringComparison.OrdinalIgnoreCase));
        }
    }

    // Three times, so that every pair of its keys is frequent enough to be counted.
    private async Task<string> TypeAsync()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using var session = intruder.Start();
        for (var time = 1; time <= 3; time++)
        {
            await session.TypeAsync(Encoding.ASCII.GetBytes($"read -rsp 'secret {time}: ' x; unset x\r"), Cancel);
            var prompt = $"\rsecret {time}: ";
            await Eventually.TrueAsync(
                () => Task.FromResult(session.OutputSoFar.Contains(prompt, StringComparison.Ordinal)), () => $"the prompt; it is {session.OutputSoFar}", TimeSpan.FromMinutes(1), Cancel);
            foreach (var key in Typed + "\r")
                await session.TypeAsync([(byte)key], Cancel);
        }

        await session.TypeAsync("exit\r"u8.ToArray(), Cancel);
        await session.ExitAsync(Cancel);
        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Input.Contains("secret 3", StringComparison.Ordinal), Cancel);
        Assert.Contains(Typed, transcript.Input, StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, transcript.Output, StringComparison.Ordinal);
        return transcript.Sid;
    }
}
