using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording.Storing;

namespace Decnet.SessRec.Recording;

/// <summary>A session's RFC 5424 lines: session_started, and at its end exactly one of session_recorded and session_skipped.</summary>
internal sealed class SessionLog(SyslogSink sink, string node)
{
    private readonly byte[] _buffer = new byte[SyslogLine.Limit];
    private readonly byte[] _node = Encoding.UTF8.GetBytes(node);

    public void Started(SessionDetails details) => sink.Write(Line("session_started"u8, details).Finish());

    public void Skipped(SessionDetails details, ShardFault fault)
    {
        var line = Line("session_skipped"u8, details);
        line.Add("reason"u8, Name(fault));
        sink.Write(line.Finish());
    }

    public void Recorded(SessionDetails details, Transcript transcript, SessionEnd end, string shardPath)
    {
        var line = Line("session_recorded"u8, details);
        line.Add("duration_s"u8, Duration(Clock.Monotonic() - details.StartedMonotonic, stackalloc byte[24]));
        line.Add("bytes"u8, transcript.Counts.Output);
        line.Add("truncated"u8, transcript.IsTruncated ? "true"u8 : "false"u8);
        line.Add("exit"u8, end.Code);
        line.Add("end"u8, end.Reason);
        line.Add("shard_path"u8, Encoding.UTF8.GetBytes(shardPath));
        sink.Write(line.Finish());
    }

    /// <summary>The shard takes no lines for the time being; the session itself goes on.</summary>
    public void Paused(SessionDetails details, ShardFault fault)
    {
        var line = Line("session_paused"u8, details);
        line.Add("reason"u8, Name(fault));
        sink.Write(line.Finish());
    }

    public void Resumed(SessionDetails details) => sink.Write(Line("session_resumed"u8, details).Finish());

    private SyslogLine Line(ReadOnlySpan<byte> messageId, SessionDetails details)
    {
        var line = new SyslogLine(_buffer, Clock.Wall(), _node, messageId);
        line.Add("sid"u8, details.SessionId);
        line.Add("service"u8, details.Service);
        line.Add("src_ip"u8, details.Source);
        line.Add("user"u8, details.User);
        return line;
    }

    private static ReadOnlySpan<byte> Name(ShardFault fault) =>
        fault == ShardFault.DiskPressure ? "disk_pressure"u8 : "shard_open_failed"u8;

    private static ReadOnlySpan<byte> Duration(long microseconds, Span<byte> to)
    {
        _ = System.Buffers.Text.Utf8Formatter.TryFormat(microseconds / 1_000_000, to, out var length);
        to[length++] = (byte)'.';
        var fraction = (int)(microseconds % 1_000_000);
        for (var i = 5; i >= 0; i--, fraction /= 10)
        {
            to[length + i] = (byte)('0' + (fraction % 10));
        }

        return to[..(length + 6)];
    }
}
