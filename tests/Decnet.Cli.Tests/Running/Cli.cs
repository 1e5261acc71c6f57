using System.Text;
using Process = System.Diagnostics.Process;
using ProcessStartInfo = System.Diagnostics.ProcessStartInfo;

namespace Decnet.Cli.Tests.Running;

/// <summary>The built program, run as a user runs it. DECNET_CLI names another build, such as the native one.</summary>
internal static class Cli
{
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("DECNET_CLI") ?? Path.Combine(AppContext.BaseDirectory, "decnet");

    public static Task<CliRun> RunAsync(params string[] args) => FinishAsync(Start(Program, args), null);

    public static Task<CliRun> RunAsync(string program, string[] args) => FinishAsync(Start(program, args), null);

    /// <summary>On a terminal of 100 columns, the given keys typed one after the other, each once its text has appeared.</summary>
    public static Task<CliRun> OnTerminalAsync(string[] args, params (string After, string Keys)[] typed)
    {
        var command = string.Join(' ', args.Prepend(Program).Select(arg => $"'{arg}'"));
        var start = Start("script", ["-qec", $"stty cols 100 rows 30; {command}", "/dev/null"]);
        start.RedirectStandardInput = true;
        start.Environment["TERM"] = "xterm-256color";
        return FinishAsync(start, typed);
    }

    public static ProcessStartInfo Start(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["KUBECONFIG"] = "/nonexistent";
        start.Environment.Remove("NO_COLOR");
        return start;
    }

    private static async Task<CliRun> FinishAsync(ProcessStartInfo start, (string After, string Keys)[]? typed)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = new StringBuilder();
        if (typed is not null)
            await TypeAsync(process, typed, output);
        output.Append(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(process.ExitCode, output.ToString(), await error);
    }

    private static async Task TypeAsync(Process process, (string After, string Keys)[] typed, StringBuilder output)
    {
        var buffer = new char[4096];
        foreach (var (after, keys) in typed)
        {
            while (!output.ToString().Contains(after, StringComparison.Ordinal))
            {
                var read = await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken);
                Assert.True(read > 0, $"never saw \"{after}\" in: {output}");
                output.Append(buffer, 0, read);
            }

            await process.StandardInput.WriteAsync(keys);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }
    }
}
