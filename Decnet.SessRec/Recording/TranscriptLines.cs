using System.Text;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Recording;

/// <summary>The lines of a session that are no events.</summary>
internal sealed class TranscriptLines(LineBuilder line, SessionDetails details)
{
    private const int NameLimit = 128;
    private const int CommandLimit = 2800;

    /// <param name="part">1 for the session's first file, 2 for the file that it moved on to, and so on.</param>
    public ReadOnlySpan<byte> Header(int part)
    {
        line.Begin();
        line.Raw(",\"hdr\":{\"version\":2"u8);
        Add("width"u8, details.Columns);
        Add("height"u8, details.Rows);
        Add("timestamp"u8, details.StartedWall / 1_000_000);
        line.Key("env"u8);
        line.Raw("{\"SHELL\":"u8);
        line.Text(details.Shell, NameLimit);
        Add("TERM"u8, details.TerminalType, NameLimit);
        line.Raw("}"u8);
        Add("user"u8, details.User, NameLimit);
        Add("src"u8, details.Source, NameLimit);
        Add("service"u8, details.Service, NameLimit);
        if (details.Terminal.Length > 0)
        {
            Add("tty"u8, Encoding.UTF8.GetBytes(details.Terminal), NameLimit);
        }

        Add("pid"u8, details.ProcessId);
        Add("boot"u8, details.BootId, NameLimit);
        if (part > 1)
        {
            Add("part"u8, part);
        }

        if (details.Command.Length > 0)
        {
            Add("cmd"u8, details.Command, CommandLimit);
        }

        line.Raw("}"u8);
        return line.Finish();
    }

    public ReadOnlySpan<byte> Truncated(long lost)
    {
        line.Begin();
        line.Raw(",\"trunc\":true"u8);
        if (lost > 0)
        {
            Add("lost"u8, lost);
        }

        return line.Finish();
    }

    public ReadOnlySpan<byte> Continued(string name)
    {
        line.Begin();
        Add("cont"u8, Encoding.UTF8.GetBytes(name), NameLimit);
        return line.Finish();
    }

    public ReadOnlySpan<byte> End(long microseconds, SessionEnd end, SessionCounts counts)
    {
        line.Begin();
        line.Raw(",\"end\":{\"t\":"u8);
        line.Seconds(microseconds);
        Add("exit"u8, end.Code);
        Add("reason"u8, end.Reason, NameLimit);
        Add("events"u8, counts.Events);
        Add("bytes"u8, counts.Output);
        Add("in"u8, counts.Input);
        if (counts.Lost > 0)
        {
            Add("lost"u8, counts.Lost);
        }

        line.Raw("}"u8);
        return line.Finish();
    }

    private void Add(ReadOnlySpan<byte> name, long value)
    {
        line.Key(name);
        line.Number(value);
    }

    private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, int limit)
    {
        line.Key(name);
        line.Text(value, limit);
    }
}
