using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Journal;

/// <summary>The container's output, which PID 1 alone writes.</summary>
internal sealed class MachineLog(string node)
{
    private readonly byte[] _node = Encoding.UTF8.GetBytes(node);
    private readonly byte[] _buffer = new byte[SyslogLine.StampedLimit];

    /// <summary>PID 1's own word.</summary>
    public void Say(ReadOnlySpan<byte> messageId, params ReadOnlySpan<(string Name, byte[] Value)> fields)
    {
        var line = new SyslogLine(_buffer, Clock.Wall(), _node, messageId);
        foreach (var (name, value) in fields)
        {
            line.Add(Encoding.ASCII.GetBytes(name), value);
        }

        Write(line.Finish());
    }

    /// <summary>A writer's word, with what is proven of him behind it.</summary>
    public void Forward(ClaimedLine claimed, Writer writer)
    {
        var line = new SyslogLine(_buffer, Clock.Wall(), _node, Encoding.ASCII.GetBytes(claimed.MessageId));
        foreach (var field in claimed.Fields)
        {
            // These two are PID 1's.
            if (field.Key is not ("pid" or "via"))
            {
                line.Add(Encoding.ASCII.GetBytes(field.Key), field.Value);
            }
        }

        line.Add("via"u8, writer.Via);
        line.Add("pid"u8, writer.ProcessId);
        Write(line.Finish());
    }

    private static void Write(ReadOnlySpan<byte> line) => _ = Files.Write(LibC.STDOUT_FILENO, line);
}
