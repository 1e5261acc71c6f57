using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Recording.Storing;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

public sealed class MidnightTests : IDisposable
{
    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_session_that_crosses_midnight_moves_on_to_the_new_days_shard()
    {
        var wall = new DateTimeOffset(2026, 11, 23, 23, 59, 59, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;
        var shard = new ShardWriter(Path.Combine(_store.Root, "store"), "ssh", new ShardLimits(1 << 20, 4, 0));
        Assert.Equal(ShardFault.None, shard.Open(wall));
        var details = new SessionDetails
        {
            SessionId = "0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11"u8.ToArray(),
            Service = "ssh"u8.ToArray(),
            User = "admin"u8.ToArray(),
            Source = "2001:db8::1"u8.ToArray(),
            Shell = "/bin/bash"u8.ToArray(),
            StartedWall = wall,
        };
        var transcript = new Transcript(details, shard, new SessionLog(new SyslogSink(_store.Log), "web01"), 1000, () => wall);
        Assert.Equal(ShardFault.None, transcript.Begin());
        transcript.Output("    before"u8.ToArray());
        wall += 2_000_000;
        transcript.Output("    after"u8.ToArray());
        transcript.End(new SessionEnd(new SessRec.Native.ExitStatus(0), "exit"));

        string[] Lines(string day) => File.ReadAllLines(Path.Combine(_store.Folder, $"sessions-{day}.jsonl"));
        var first = Lines("2026-11-23");
        var second = Lines("2026-11-24");
        Assert.Contains("\"d\":\"before\"", first[^2]);
        Assert.EndsWith(",\"cont\":\"sessions-2026-11-24.jsonl\"}", first[^1]);
        Assert.Contains("\"src\":\"2001:db8::1\"", second[0]);
        Assert.Contains("\"part\":2", second[0]);
        Assert.Contains("\"d\":\"after\"", second[1]);
        Assert.Contains("\"end\":", second[2]);
    }
}
