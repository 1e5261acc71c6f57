using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Recording.Storing;

namespace Decnet.SessRec.Tests.Running;

/// <summary>A session's way into its shard, with a clock that the test sets.</summary>
internal sealed class SessionInProcess
{
    private readonly Transcript _transcript;

    public SessionInProcess(Store store, DateTimeOffset start)
    {
        Wall = start.ToUnixTimeMilliseconds() * 1000;
        var shard = new ShardWriter(Path.Combine(store.Root, "store"), "ssh", new ShardLimits(1 << 20, 4, 0));
        Assert.Equal(ShardFault.None, shard.Open(Wall));
        var details = new SessionDetails
        {
            SessionId = "0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11"u8.ToArray(),
            Service = "ssh"u8.ToArray(),
            User = "admin"u8.ToArray(),
            Source = "2001:db8::1"u8.ToArray(),
            Shell = "/bin/bash"u8.ToArray(),
            StartedWall = Wall,
        };
        _transcript = new Transcript(details, shard, new SessionLog(new SyslogSink(store.Log), "web01"), 1000, () => Wall);
        Assert.Equal(ShardFault.None, _transcript.Begin());
    }

    /// <summary>Microseconds since 1970.</summary>
    public long Wall { get; set; }

    public void Show(string text) => _transcript.Output(System.Text.Encoding.ASCII.GetBytes(new string(' ', Transcript.Headroom) + text));

    public void End() => _transcript.End(new SessionEnd(new ExitStatus(0), "exit"));
}
