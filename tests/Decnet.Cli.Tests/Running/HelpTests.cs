namespace Decnet.Cli.Tests.Running;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("sessions", "--help")]
    [InlineData("replay", "-h")]
    [InlineData("export", "--help")]
    [InlineData("status", "--help")]
    [InlineData("workers", "--help")]
    [InlineData("workers", "start", "--help")]
    [InlineData("completion", "--help")]
    public async Task Every_verb_has_a_page_with_examples(params string[] args)
    {
        var run = await Cli.RunAsync(args);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nUSAGE\n  decnet", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nEXAMPLES\n", run.Output, StringComparison.Ordinal);
        Assert.All(run.Lines, line => Assert.True(line.Length <= 120, line));
    }

    [Theory]
    [InlineData("decnet bus tap PATTERN [flags]", "bus", "tap")]
    [InlineData("decnet workers stop [NAME...] [flags]", "workers", "stop")]
    [InlineData("decnet sessions [DECKY] [flags]", "sessions")]
    public async Task Usage_is_what_can_be_typed_and_the_flags_of_every_command_are_there(string usage, params string[] command)
    {
        var run = await Cli.RunAsync([.. command, "--help"]);

        Assert.Contains($"\nUSAGE\n  {usage}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("--system-namespace NS", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_plugin_it_calls_itself_as_kubectl_does()
    {
        var run = await Cli.RunAsync("bash", ["-c", $"exec -a /usr/bin/kubectl-decnet '{Cli.Program}' sessions --help"]);

        Assert.Contains("kubectl decnet sessions [DECKY]", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task There_is_a_completion_script(string shell)
    {
        Assert.Contains("[suggest:", (await Cli.RunAsync("completion", shell)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_suggests_verbs_and_flags()
    {
        Assert.Contains("sessions", (await Cli.RunAsync("[suggest:10]", "decnet ses")).Lines);
        Assert.Contains("--since", (await Cli.RunAsync("[suggest:20]", "decnet sessions --si")).Lines);
    }
}
