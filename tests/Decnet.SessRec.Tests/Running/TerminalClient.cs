using System.Text;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Tests.Running;

/// <summary>What sshd is to the recorder: holds the master of a terminal and has started the recorder on the other end.</summary>
internal sealed class TerminalClient : IDisposable
{
    private readonly List<byte> _seen = [];
    private int _master;
    private int _waited;

    public TerminalClient(Store store, params string[] shell)
        : this(Harness.Recorder, store.Arguments(shell))
    {
    }

    public TerminalClient(string program, string[] arguments, (string Name, string Value)[]? environment = null, ushort columns = 80, ushort rows = 24)
    {
        _master = Terminal.OpenMaster(out var path);
        Assert.True(_master >= 0);
        Path = path;
        Assert.Equal(0, Terminal.SetSize(_master, new winsize { ws_col = columns, ws_row = rows }));
        var image = new ProcessImage(Encoding.UTF8.GetBytes(program), [.. arguments.Prepend(program).Select(Encoding.UTF8.GetBytes)]);
        (string Name, string Value)[] basis = [("PATH", "/usr/bin:/bin:/usr/sbin:/sbin"), ("HOME", "/tmp"), ("TERM", "xterm"), ("SHELL", "/usr/libexec/login-session"),
            ("LOGNAME", "admin"), ("USER", "admin"), ("SSH_TTY", path), ("PS1", "READY$ "), ("LANG", "C.UTF-8"), .. environment ?? []];
        image.SetEnvironment([.. basis.Select(variable => Encoding.UTF8.GetBytes($"{variable.Name}={variable.Value}"))]);
        ProcessId = Processes.SpawnOnTerminal(image, path);
        Assert.True(ProcessId > 0);
    }

    public string Path { get; }

    public int ProcessId { get; }

    public byte[] Seen => [.. _seen];

    public string Text => Encoding.UTF8.GetString(Seen);

    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = Files.Write(_master, bytes);
            if (count == -LibC.EAGAIN)
            {
                Assert.True(Wait([new pollfd { fd = _master, events = Polling.Writable }]) > 0);
                continue;
            }

            Assert.True(count > 0);
            bytes = bytes[count..];
        }
    }

    /// <summary>Writes as much as the terminal takes at once.</summary>
    public int Offer(ReadOnlySpan<byte> bytes) => Files.Write(_master, bytes);

    /// <summary>Writes all of it, reading meanwhile what comes back.</summary>
    public void Exchange(ReadOnlySpan<byte> bytes)
    {
        Span<pollfd> poll = stackalloc pollfd[1];
        while (!bytes.IsEmpty)
        {
            poll[0] = new pollfd { fd = _master, events = (short)(Polling.Readable | Polling.Writable) };
            Assert.True(Wait(poll) > 0, "neither takes nor gives");
            bytes = bytes[Math.Max(0, Files.Write(_master, bytes[..Math.Min(bytes.Length, 1024)]))..];
            if ((poll[0].revents & Polling.Readable) != 0)
            {
                ReadSome();
            }
        }
    }

    /// <summary>Reads until the text has come, behind what earlier calls waited for.</summary>
    public void WaitFor(string text)
    {
        while (true)
        {
            var at = Encoding.Latin1.GetString([.. _seen.Skip(_waited)]).IndexOf(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
            if (at >= 0)
            {
                _waited += at + Encoding.UTF8.GetByteCount(text);
                return;
            }

            Assert.True(ReadSome() > 0, $"never came: {text}\n{Text}");
        }
    }

    /// <summary>Types a command at the prompt and waits for the prompt after it.</summary>
    public string Run(string command)
    {
        WaitFor("READY$ ");
        var start = _seen.Count;
        Send(command + "\r");
        WaitFor("READY$ ");
        _waited -= "READY$ ".Length;
        return Encoding.UTF8.GetString([.. _seen.Skip(start)]).ReplaceLineEndings("\n");
    }

    public void Resize(ushort columns, ushort rows) => Assert.Equal(0, Terminal.SetSize(_master, new winsize { ws_col = columns, ws_row = rows }));

    /// <summary>Reads to the end and returns the recorder's status.</summary>
    public ExitStatus Finish()
    {
        while (ReadSome() > 0)
        {
        }

        return Wait();
    }

    /// <summary>The same for a flow too long to keep: only its hash is.</summary>
    public ExitStatus Finish(System.Security.Cryptography.IncrementalHash flow)
    {
        Span<pollfd> poll = [new pollfd { fd = _master, events = Polling.Readable }];
        Span<byte> buffer = stackalloc byte[65536];
        int count;
        do
        {
            Assert.True(Wait(poll) > 0, "nothing comes");
            count = Files.Read(_master, buffer);
            flow.AppendData(buffer[..Math.Max(0, count)]);
        }
        while (count > 0);
        return Wait();
    }

    public ExitStatus Wait()
    {
        ExitStatus? status = null;
        Assert.True(SpinWait.SpinUntil(() => (status ??= Processes.TryReap(ProcessId)) is not null, Harness.Patience), "the recorder does not end");
        return status!.Value;
    }

    /// <summary>The client vanishes: sshd closes the master.</summary>
    public void Vanish()
    {
        _ = Files.Close(_master);
        _master = -1;
    }

    // A signal, such as that of a child of another test, is no answer.
    private static int Wait(Span<pollfd> poll)
    {
        int ready;
        do
        {
            ready = Polling.Wait(poll, (int)Harness.Patience.TotalMilliseconds);
        }
        while (ready == -LibC.EINTR);

        return ready;
    }

    /// <summary>0 after the end, otherwise the number of bytes that came.</summary>
    public int ReadSome()
    {
        Span<pollfd> poll = [new pollfd { fd = _master, events = Polling.Readable }];
        Assert.True(Wait(poll) > 0, "nothing comes: " + Text);
        Span<byte> buffer = stackalloc byte[4096];
        var count = Files.Read(_master, buffer);
        _seen.AddRange(buffer[..Math.Max(0, count)]);
        return Math.Max(0, count);
    }

    public void Dispose()
    {
        if (_master >= 0)
        {
            Vanish();
        }

        if (Processes.TryReap(ProcessId) is null && Processes.Kill(ProcessId, LibC.SIGKILL) == 0)
        {
            _ = Wait();
        }
    }
}
