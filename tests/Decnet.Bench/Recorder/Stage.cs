using Decnet.Bench.Native;

namespace Decnet.Bench.Recorder;

/// <summary>Where runs happen: one directory a run, the same environment for every peer.</summary>
internal sealed class Stage(string root, string payload) : IDisposable
{
    private int _runs;

    public string Root => root;

    /// <summary>Starts a peer on a new terminal of its own.</summary>
    public Session Start(IPeer peer, string shell)
    {
        var directory = Path.Combine(root, $"run{_runs++}");
        Directory.CreateDirectory(directory);
        var pty = Pty.Open(columns: 120, rows: 40);
        return new Session(peer, directory, pty, Spawn.OnTerminal(pty.Terminal, peer.Command(directory, shell), Environment(shell)));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Dictionary<string, string> Environment(string shell) => new()
    {
        ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = root,
        ["USER"] = "root",
        ["LOGNAME"] = "root",
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "xterm",
        ["SHELL"] = shell,
        ["PS1"] = Session.Prompt,
        ["HISTFILE"] = "/dev/null",
        ["BENCH_PAYLOAD"] = payload,
    };
}
