using System.Globalization;
using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Ssh;

/// <summary>
/// One caller's sshd, whose own log is read: what happens without a shell (<c>ssh -N</c>, forwarded ports, keys) shows nowhere else.
/// </summary>
internal sealed class SshConnection(int log, byte[] source, string node, SyslogSink sink)
{
    // An intruder may use the machine as a proxy for days.
    private const int ForwardLimit = 200;
    private const int LineLimit = 4096;
    private readonly byte[] _line = new byte[LineLimit];
    private readonly byte[] _node = Encoding.UTF8.GetBytes(node);
    private readonly long _started = Clock.Monotonic();
    private int _length;
    private string _user = "";
    private string _client = "";
    private int _sessions;
    private int _forwards;

    public int Log => log;

    /// <summary>Reads what there is. False when sshd and its children have gone.</summary>
    public bool Read()
    {
        int count;
        while ((count = Files.Read(log, _line.AsSpan(_length))) > 0)
        {
            _length += count;
            var rest = (ReadOnlySpan<byte>)_line.AsSpan(0, _length);
            int end;
            while ((end = rest.IndexOf((byte)'\n')) >= 0)
            {
                Take(ServerLine.Parse(Encoding.UTF8.GetString(rest[..end])));
                rest = rest[(end + 1)..];
            }

            _length = rest.Length < LineLimit ? rest.Length : 0;
            rest[(rest.Length - _length)..].CopyTo(_line);
        }

        return count == -LibC.EAGAIN;
    }

    public void Close()
    {
        _ = Files.Close(log);
        if (_user.Length > 0)
        {
            var line = Begin("login_closed"u8);
            line.Add("duration_s"u8, (Clock.Monotonic() - _started) / 1_000_000);
            line.Add("sessions"u8, _sessions);
            line.Add("forwards"u8, _forwards);
            sink.Write(line.Finish());
        }
    }

    private void Take(ServerLine said)
    {
        switch (said.Kind)
        {
            case ServerLine.Kinds.Client:
                _client = said.Detail;
                break;
            case ServerLine.Kinds.Session:
                _sessions++;
                break;
            case ServerLine.Kinds.Accepted:
                _user = said.Subject;
                Write("login_accepted"u8, "method"u8, said.Detail);
                break;
            case ServerLine.Kinds.KeyRefused:
                var line = Begin("key_offered"u8, said.Subject);
                line.Add("key"u8, Encoding.UTF8.GetBytes(said.Detail));
                line.Add("result"u8, "refused"u8);
                sink.Write(line.Finish());
                break;
            case ServerLine.Kinds.Forward when ++_forwards <= ForwardLimit:
                Write("forward_requested"u8, "kind"u8, said.Subject, said.Port > 0 ? string.Create(CultureInfo.InvariantCulture, $"{said.Detail}:{said.Port}") : said.Detail);
                break;
        }
    }

    private void Write(ReadOnlySpan<byte> messageId, ReadOnlySpan<byte> name, string value, string target = "")
    {
        var line = Begin(messageId);
        line.Add(name, Encoding.UTF8.GetBytes(value));
        if (target.Length > 0)
        {
            line.Add("target"u8, Encoding.UTF8.GetBytes(target));
        }

        line.Add("client"u8, Encoding.UTF8.GetBytes(_client));
        sink.Write(line.Finish());
    }

    private SyslogLine Begin(ReadOnlySpan<byte> messageId, string? user = null)
    {
        var line = new SyslogLine(new byte[SyslogLine.Limit], Clock.Wall(), _node, messageId);
        line.Add("service"u8, "ssh"u8);
        line.Add("src_ip"u8, source);
        line.Add("user"u8, Encoding.UTF8.GetBytes(user ?? _user));
        return line;
    }
}
