using System.Text;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Intruders;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>From fingers to a verdict, through ssh, recorder, collector, ingester and profiler.</summary>
public sealed class PersonAndRobot(WebServer web)
{
    // Seconds before each key, as somebody types who thinks between words: quick pairs, slow beginnings.
    private static readonly double[] Person = [0.41, 0.12, 0.16, 0.09, 0.21, 0.62, 0.11, 0.14, 0.33, 0.08, 0.95, 0.17, 0.10, 0.27, 0.07, 0.13, 0.48, 0.19];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_who_types_and_one_who_sends_get_two_verdicts_and_the_typed_commands_are_known()
    {
        var (person, robot) = ($"cat /etc/person-{Environment.ProcessId}", $"cat /etc/robot-{Environment.ProcessId}");

        await Task.WhenAll(
            TypeAsync(person + "\rexit\r", key => Person[key % Person.Length]),
            TypeAsync(string.Concat(Enumerable.Repeat(robot + "\r", 6)) + "exit\r", _ => 0.004));

        Assert.Equal("human", await VerdictAsync(person));
        Assert.Equal("script", await VerdictAsync(robot));
    }

    private async Task TypeAsync(string keys, Func<int, double> pause)
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using var session = intruder.Start();
        await Running.Eventually.TrueAsync(
            () => Task.FromResult(session.OutputSoFar.Contains('$', StringComparison.Ordinal)), () => "a prompt", TimeSpan.FromMinutes(1), Cancel);
        for (var key = 0; key < keys.Length; key++)
        {
            await Task.Delay(TimeSpan.FromSeconds(pause(key)), TimeProvider.System, Cancel);
            await session.TypeAsync(Encoding.ASCII.GetBytes(keys[key..(key + 1)]), Cancel);
        }

        await session.ExitAsync(Cancel);
    }

    private static async Task<string?> VerdictAsync(string command)
    {
        var rows = await KnowledgeStore.UntilAsync(
            "SELECT p.verdict, p.verdict_reasons, p.total_keystrokes FROM commands c JOIN session_profiles p ON p.session_id = c.session_id WHERE c.text = ?",
            rows => rows.Count > 0, Cancel, command);
        Assert.True((int)rows[0]!["total_keystrokes"]! > command.Length);
        return (string?)rows[0]!["verdict"];
    }
}
