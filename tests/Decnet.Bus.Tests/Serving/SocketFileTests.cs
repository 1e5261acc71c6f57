using System.Diagnostics;
using System.Net.Sockets;
using Decnet.Bus.Serving;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Bus.Tests.Serving;

public sealed class SocketFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bus").FullName;

    private string Path => System.IO.Path.Combine(_directory, "bus.sock");

    [Fact]
    public async Task Owner_and_group_may_use_the_socket_and_nobody_else()
    {
        await using var server = Serve();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
            File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task The_socket_belongs_to_the_group_that_was_asked_for()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root gives files to other groups");
        await using var server = Serve(group: 12345);

        Assert.Equal("12345 660", Output("stat", "-c", "%g %a", Path));
    }

    [Fact]
    public async Task A_stale_socket_is_replaced()
    {
        LeaveStale();

        await using var server = Serve();

        using var client = new RawClient(Path).Settle();
    }

    [Fact]
    public async Task A_live_server_is_never_replaced()
    {
        await using var server = Serve();

        Assert.Throws<BusUnavailableException>(() => Serve());

        using var client = new RawClient(Path).Settle();
    }

    [Fact]
    public void Nor_is_a_live_server_that_holds_no_lock()
    {
        using var foreign = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        foreign.Bind(new UnixDomainSocketEndPoint(Path));
        foreign.Listen();

        var error = Assert.Throws<BusUnavailableException>(() => Serve());

        Assert.Contains("serves", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path));
    }

    [Fact]
    public void A_file_that_is_no_socket_is_left_alone()
    {
        File.WriteAllText(Path, "mine");

        Assert.Throws<BusUnavailableException>(() => Serve());

        Assert.Equal("mine", File.ReadAllText(Path));
    }

    [Theory]
    [InlineData("mkfifo bus.sock")]
    [InlineData("ln -s /etc/hostname bus.sock")]
    [InlineData("ln -s nowhere bus.sock")]
    [InlineData("mkdir bus.sock")]
    [InlineData("ln -s other bus.sock.lock")]
    [InlineData("mkdir bus.sock.lock")]
    public async Task Whatever_else_stands_there_is_left_alone_and_said_at_once(string command)
    {
        Output("sh", "-c", $"cd {_directory} && {command}");

        // On a thread of its own: opening a FIFO would never return.
        var error = await Record.ExceptionAsync(() => Task.Run(() => Serve()).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.True(error is BusUnavailableException or System.ComponentModel.Win32Exception, error?.ToString());
        Assert.Contains(Path, error!.Message, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(_directory), entry => entry.StartsWith(Path, StringComparison.Ordinal) && entry == Path + (command.Contains("lock", StringComparison.Ordinal) ? ".lock" : ""));
    }

    [Fact]
    public async Task The_longest_path_serves_and_what_a_killed_server_left_half_made_is_no_obstacle()
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(_directory, new string('d', BusDefaults.LongestSocketPath - _directory.Length - 10))).FullName;
        var path = System.IO.Path.Combine(folder, "bus.sock");
        Assert.Equal(BusDefaults.LongestSocketPath, path.Length);
        File.WriteAllText($"{path}.{Environment.ProcessId:x}", "left");

        await using var server = BusServer.Start(new BusServerOptions { SocketPath = path }, TimeProvider.System, NullLogger.Instance);

        using var client = new RawClient(path).Settle();
    }

    [Fact]
    public async Task Of_many_servers_that_start_at_once_exactly_one_serves()
    {
        LeaveStale();
        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            try
            {
                return Serve();
            }
            catch (BusUnavailableException)
            {
                return null;
            }
        })));

        Assert.Single(started, server => server is not null);
        using var client = new RawClient(Path).Settle();
        await started.Single(server => server is not null)!.StopAsync();
    }

    [Fact]
    public async Task Who_connects_is_logged_with_the_kernels_credentials()
    {
        var log = new CapturedLog();
        await using var server = BusServer.Start(new BusServerOptions { SocketPath = Path }, TimeProvider.System, log);
        using var client = new RawClient(Path).Settle();

        Assert.Contains(log.Lines, line => line.Contains($"pid {Environment.ProcessId} uid {Output("id", "-u")} gid {Output("id", "-g")}", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private BusServer Serve(uint? group = null) =>
        BusServer.Start(new BusServerOptions { SocketPath = Path, Group = group }, TimeProvider.System, NullLogger.Instance);

    /// <summary>As a killed server leaves it; a socket's file is removed by .NET on disposal, so Python makes it.</summary>
    private void LeaveStale()
    {
        using var process = Process.Start("python3", ["-c", "import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])", Path]);
        process.WaitForExit();
        Assert.True(Output("stat", "-c", "%F", Path) == "socket");
    }
}
