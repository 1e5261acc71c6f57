using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;

namespace Decnet.EndToEnd.Tests.Recordings;

public sealed class LogInAttempts(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("admin", "wrong-guess-17")]
    [InlineData("root", "toor-guess-18")]
    [InlineData("admin", "quote\"and]bracket\\19")]
    public async Task A_refused_password_is_recorded_as_it_was_typed(string user, string password)
    {
        using var intruder = await web.Decky.SshAsync(user, password, Cancel);

        Assert.Equal(255, (await intruder.RunAsync("true", Cancel)).ExitCode);

        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(password));
        var line = await web.Decky.LogLineAsync(l => l.Contains(base64, StringComparison.Ordinal), Cancel);
        Assert.Contains(" auth_attempt [relay@55555 ", line, StringComparison.Ordinal);
        Assert.Contains($"username=\"{user}\"", line, StringComparison.Ordinal);
        Assert.Contains("src_ip=\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_account_that_does_not_exist_the_name_is_recorded()
    {
        using var intruder = await web.Decky.SshAsync("oracle-dba", "whatever", Cancel);

        Assert.Equal(255, (await intruder.RunAsync("true", Cancel)).ExitCode);

        await web.Decky.LogLineAsync(
            l => l.Contains("auth_attempt", StringComparison.Ordinal) && l.Contains("username=\"oracle-dba\"", StringComparison.Ordinal), Cancel);
    }

    [Fact]
    public async Task A_right_password_is_recorded_too()
    {
        using var intruder = await web.Decky.SshAsync("deploy", WebServer.SecretPassword, Cancel);

        (await intruder.RunAsync("true", Cancel)).Succeeded();

        await web.Decky.LogLineAsync(
            l => l.Contains("auth_attempt", StringComparison.Ordinal) && l.Contains("username=\"deploy\"", StringComparison.Ordinal), Cancel);
    }
}
