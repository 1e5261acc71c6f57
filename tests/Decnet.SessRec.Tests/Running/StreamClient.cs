using System.Text;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Tests.Running;

/// <summary>What sshd is to a recorder without a terminal: one socket for input and output, another for errors; or pipes.</summary>
internal sealed class StreamClient : IDisposable
{
    private readonly int _input;
    private readonly int _output;
    private readonly int _error;
    private readonly bool _isSockets;

    public StreamClient(Store store, bool sockets, params string[] command)
        : this(sockets, Harness.Recorder, store.Arguments(["--", "-c", .. command]))
    {
    }

    private StreamClient(bool sockets, string program, string[] arguments)
    {
        _isSockets = sockets;
        int childInput, childOutput, childError;
        if (sockets)
        {
            _ = Streams.SocketPair(out _input, out childInput);
            _ = Streams.SocketPair(out _error, out childError);
            (_output, childOutput) = (_input, childInput);
        }
        else
        {
            _ = Streams.Pipe(out childInput, out _input);
            _ = Streams.Pipe(out _output, out childOutput);
            _ = Streams.Pipe(out _error, out childError);
        }

        var image = new ProcessImage(Encoding.UTF8.GetBytes(program), [.. arguments.Prepend(Path.GetFileName(program)).Select(Encoding.UTF8.GetBytes)]);
        var shell = program == Harness.Recorder ? "/usr/libexec/login-session" : program;
        image.SetEnvironment([.. new[] { "PATH=/usr/bin:/bin", "HOME=/tmp", "USER=admin", "SHELL=" + shell }.Select(Encoding.UTF8.GetBytes)]);
        ProcessId = Processes.SpawnOnStreams(image, childInput, childOutput, childError);
        Assert.True(ProcessId > 0);
        foreach (var fd in new[] { childInput, childOutput, childError }.Distinct())
        {
            _ = Files.Close(fd);
        }
    }

    public int ProcessId { get; }

    /// <summary>The same without a recorder, to compare with.</summary>
    public static StreamClient Plain(bool sockets, string command) => new(sockets, "/bin/bash", ["-c", command]);

    /// <summary>Writes in a thread of its own, because both sides may be full at once.</summary>
    public Task Send(byte[] bytes, bool close = true) => Task.Run(() =>
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            var count = _isSockets ? SendSome(bytes.AsSpan(sent)) : Files.Write(_input, bytes.AsSpan(sent));
            if (count < 0)
            {
                return;
            }

            sent += count;
        }

        if (close)
        {
            CloseInput();
        }
    });

    public void CloseInput() => _ = _isSockets ? Streams.ShutdownWrite(_input) : Files.Close(_input);

    /// <summary>The client reads no output any more.</summary>
    public void CloseOutput() => _ = Files.Close(_output);

    public byte[] ReadOutput() => ReadAll(_output);

    public byte[] ReadError() => ReadAll(_error);

    /// <summary>One read of the output.</summary>
    public string ReadSome()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, Math.Max(0, Files.Read(_output, buffer)));
    }

    public ExitStatus Wait()
    {
        ExitStatus? status = null;
        Assert.True(SpinWait.SpinUntil(() => (status ??= Processes.TryReap(ProcessId)) is not null, Harness.Patience), "the recorder does not end");
        return status!.Value;
    }

    /// <summary>The client vanishes: sshd closes all that it holds.</summary>
    public void Vanish()
    {
        foreach (var fd in new[] { _input, _output, _error }.Distinct())
        {
            _ = Files.Close(fd);
        }
    }

    public void Dispose()
    {
        if (Processes.TryReap(ProcessId) is null && Processes.Kill(ProcessId, LibC.SIGKILL) == 0)
        {
            _ = Wait();
        }
    }

    private int SendSome(ReadOnlySpan<byte> bytes)
    {
        var count = Streams.Send(_input, bytes);
        if (count != -LibC.EAGAIN)
        {
            return count;
        }

        _ = Polling.WaitWritable(_input, (int)Harness.Patience.TotalMilliseconds);
        return 0;
    }

    private static byte[] ReadAll(int fd)
    {
        var all = new List<byte>();
        var buffer = new byte[65536];
        int count;
        while ((count = Files.Read(fd, buffer)) > 0)
        {
            all.AddRange(buffer.AsSpan(0, count));
        }

        return [.. all];
    }
}
