using System.Diagnostics;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Machine;

/// <summary>
/// The other programs that the binary is, as it is installed: what the linker leaves out of it shows nowhere but there.
/// </summary>
public sealed class InstalledPrograms : IDisposable
{
    private const string Hash = "$6$saltsalt$8iYtNHxjWRl.NF6oNZ5tF.iKFlQREaXBLlSmZKP6dy9l5z3vsooWNW0/GZ6Nej73/TFug6pIPSqbJoCT6dfnj.";
    // The end of root's prompt or of anybody else's, as the tests may run as either.
    private static readonly string Prompt = Environment.UserName == "root" ? "# " : "$ ";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("installed-");

    [Fact]
    public async Task Provision_fills_a_home_for_each_account()
    {
        var settings = Write("session.conf", "node=web\nservices=ssh:22\nhostname=web-01\nseed=5eed\naccounts=admin,deploy\n");

        var (exit, output) = await RunAsync("", [], "provision", "--config", settings, "--state", folder.FullName, "--skeleton", "/etc/skel");

        Assert.True(exit == 0, output);
        Assert.NotEmpty(File.ReadAllText(Path.Combine(folder.FullName, "home", "admin", ".bash_history")));
        Assert.NotEmpty(File.ReadAllText(Path.Combine(folder.FullName, "home", "deploy", ".ssh", "authorized_keys")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder.FullName, "home", "admin")));
    }

    [Theory]
    [InlineData("admin", "hunter2", 0, "accepted")]
    [InlineData("admin", "hunter3", 7, "refused")]
    [InlineData("root", "hunter2", 7, "refused")]
    [InlineData("nobody-here", "hunter2", 7, "refused")]
    public async Task The_password_check_decides_and_records(string user, string secret, int status, string result)
    {
        var settings = Write("session.conf", "node=web\n");
        var credentials = Write("credentials", $"admin:{Hash}\nroot:{Hash}\n");
        Dictionary<string, string> variables = new() { ["PAM_TYPE"] = "auth", ["PAM_SERVICE"] = "sshd", ["PAM_USER"] = user, ["PAM_RHOST"] = "192.0.2.7" };

        var (exit, output) = await RunAsync(secret, variables, "checkpw", "--config", settings, "--credentials", credentials, "--log", "-");

        Assert.Equal(status, exit);
        Assert.Contains($" auth_attempt [relay@55555 service=\"ssh\" src_ip=\"192.0.2.7\" username=\"{user}\" secret=\"{secret}\"", output, StringComparison.Ordinal);
        Assert.Contains($"result=\"{result}\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_in_asks_checks_and_records_a_session()
    {
        var settings = Write("session.conf", $"node=web\nstore={folder.FullName}\nfree_floor=0\n");
        var credentials = Write("credentials", $"daemon:{Hash}\n");
        var log = Path.Combine(folder.FullName, "log");
        var command = $"{Harness.Recorder} login --config {settings} --credentials {credentials} --log {log}";

        // daemon's home is /usr/sbin on any Debian.
        var output = await TypeAsync(command, (" login: ", "daemon"), ("Password: ", "hunter2"), (Prompt, "echo $HOME $0; exit"));

        Assert.Contains("/usr/sbin -bash", output, StringComparison.Ordinal);
        Assert.Contains("service=\"telnet\"", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Contains("session_recorded", File.ReadAllText(log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 78)]
    [InlineData("node=web\nservices=ssh:22\nstore=/nonexistent\n", 73)]
    public async Task Init_says_by_its_exit_code_what_is_wrong(string text, int status)
    {
        var (exit, output) = await RunAsync("", [], "init", "--config", Write("session.conf", text));

        Assert.Equal(status, exit);
        Assert.NotEmpty(output);
    }

    [Fact]
    public async Task Verify_tells_what_could_be_noticed_and_reached()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var planted = Write("a-Tell-Tale-name", "");
        var report = Path.Combine(folder.FullName, "report");
        File.WriteAllText(report, "");

        var (exit, output) = await RunAsync("", new() { ["LEFT_OVER"] = "1" }, "verify", "--reach", $"here=127.0.0.1:{port},nowhere=127.0.0.1:1",
            "--words", "tell-tale,another-word", "--absent", planted, "--hostname", "another-host", "--report", report);

        Assert.True(exit == 0, output);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(report));
        Assert.Equal([$"here 127.0.0.1:{port}"], Texts(json, "reached"));
        Assert.Equal([$"here 127.0.0.1:{port}", "nowhere 127.0.0.1:1"], Texts(json, "tried"));
        Assert.Equal([$"host name: {Environment.MachineName}", $"file {planted}", $"file {planted}"], Texts(json, "seen"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string?[] Texts(System.Text.Json.JsonDocument json, string list) =>
        [.. json.RootElement.GetProperty(list).EnumerateArray().Select(item => item.GetString())];

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Answers each question once it stands on the terminal: what is typed ahead of a password prompt is thrown away.</summary>
    private static async Task<string> TypeAsync(string command, params (string Question, string Answer)[] dialogue)
    {
        var start = new ProcessStartInfo("script", ["-q", "-c", command, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var seen = new System.Text.StringBuilder();
        var buffer = new char[4096];
        var from = 0;
        var next = 0;
        for (int count; (count = await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            seen.Append(buffer, 0, count);
            while (next < dialogue.Length && seen.ToString(from, seen.Length - from).Contains(dialogue[next].Question, StringComparison.Ordinal))
            {
                from = seen.Length;
                await process.StandardInput.WriteAsync(dialogue[next++].Answer + "\n");
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return seen.ToString();
    }

    private static Task<(int Exit, string Output)> RunAsync(string input, Dictionary<string, string> variables, params string[] arguments) =>
        RunAsync(Harness.Recorder, input, variables, arguments);

    private static async Task<(int Exit, string Output)> RunAsync(string program, string input, Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, string.Concat(await texts));
    }
}
