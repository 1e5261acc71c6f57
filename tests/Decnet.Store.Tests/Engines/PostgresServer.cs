using System.Diagnostics;

namespace Decnet.Store.Tests.Engines;

/// <summary>Debian's PostgreSQL on a socket of its own; stopped and started by tests. The server refuses to be root, so it runs as `postgres` then.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("decnet-postgres-").FullName;
    private string _programs = "";

    public string Connection(string database) =>
        $"Host={_folder};Port=5432;Username=postgres;Database={database};Timeout=3;Command Timeout=10;Maximum Pool Size=20";

    public ValueTask InitializeAsync()
    {
        _programs = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is missing: apt-get install postgresql");
        if (IsRoot)
            Run("chown", "postgres", _folder);
        AsServer("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C");
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), $"listen_addresses=''\nunix_socket_directories='{_folder}'\nfsync=off\n");
        Start();
        return ValueTask.CompletedTask;
    }

    public void Start() => AsServer("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "start");

    public void Stop() => AsServer("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public void Create(string database) => AsServer("createdb", "-h", _folder, "-U", "postgres", database);

    public ValueTask DisposeAsync()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder, "data");

    private void AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        if (IsRoot)
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    // The server inherits what it is given: a pipe would never end.
    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: status {process.ExitCode}");
    }
}
