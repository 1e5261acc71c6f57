using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Decky;
using Decnet.Operator.ApiTests.Hosting;

namespace Decnet.Operator.ApiTests.Installation;

/// <summary>What `helm test` runs: <c>decnet-operator check</c>, the real program.</summary>
public sealed class CheckTests(ApiServer server) : ApiTest(server)
{
    private const string Deckies = "decnet.io/v1alpha1/deckies";

    [Fact]
    public async Task An_installation_with_its_definitions_and_a_ready_operator_passes()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var process = Use(OperatorProcess.Start(Server, Namespace.Name));

        var (code, said) = await CheckAsync("--resources", Deckies, "--operator", process.Address, "--patience", "20");

        Assert.True(code == 0, said);
        Assert.Equal([$"ok    the API server serves {Deckies}", $"ok    the operator is ready ({process.Address}/)"], said.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("nowhere.decnet.io/v1/things", "there is no nowhere.decnet.io/v1; install the definitions")]
    [InlineData("apps/v1/things", "apps/v1 has no things; install the definitions")]
    [InlineData("things", "the check wants group/version/plural")]
    public async Task A_kind_that_is_not_served_fails_with_a_remedy(string resource, string remedy)
    {
        var (code, said) = await CheckAsync("--resources", resource, "--patience", "0");

        Assert.Equal(1, code);
        Assert.StartsWith("FAIL  ", said, StringComparison.Ordinal);
        Assert.Contains(remedy, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_that_does_not_answer_fails_and_says_where_to_look()
    {
        var (code, said) = await CheckAsync("--operator", $"http://127.0.0.1:{FreePort.Next()}", "--patience", "0");

        Assert.Equal(1, code);
        Assert.Contains("it does not answer", said, StringComparison.Ordinal);
        Assert.Contains("component=operator", said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said)> CheckAsync(params string[] arguments)
    {
        var log = Path.GetTempFileName();
        try
        {
            await using var check = ChildProcess.Start(
                log, Path.Combine(AppContext.BaseDirectory, "decnet-operator"), ["check", "--kubeconfig", Server.WriteKubeconfig(), .. arguments]);
            return (await check.ExitAsync(TimeSpan.FromMinutes(1)), check.Log);
        }
        finally
        {
            File.Delete(log);
        }
    }
}
