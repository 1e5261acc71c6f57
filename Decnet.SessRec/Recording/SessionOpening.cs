using System.Text;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording.Storing;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Recording;

/// <summary>What sessions with and without a terminal have in common at their beginning and end.</summary>
internal sealed class SessionOpening
{
    private readonly SessionContext _context;
    private readonly SessionLog _log;
    private readonly ShardWriter _shard;
    private readonly long _wall = Clock.Wall();
    private readonly long _monotonic = Clock.Monotonic();
    private readonly byte[] _sessionId = SessionId.Create();
    private ShardFault _fault = ShardFault.OpenFailed;
    private SessionDetails? _details;

    public SessionOpening(SessionContext context, SessionLog log)
    {
        _context = context;
        _log = log;
        _shard = new ShardWriter(context.Settings.Store, context.Service, ShardLimits.From(context.Settings));
        Image = ShellImage.From(context);
    }

    public ProcessImage Image { get; }

    /// <summary>True once the shell was started: from then on the plain shell is no way out.</summary>
    public bool HasShell { get; set; }

    public SessionDetails Details => _details ??= Describe("", 80, 24);

    /// <summary>Opens the shard and writes the header. Null when the session can't be recorded.</summary>
    public Transcript? Begin(string terminal, int columns, int rows)
    {
        _details = Describe(terminal, columns, rows);
        _fault = _shard.Open(_wall);
        if (_fault != ShardFault.None)
        {
            return null;
        }

        var transcript = new Transcript(_details, _shard, _log, _context.Settings.SessionCap);
        _fault = transcript.Begin();
        return _fault == ShardFault.None ? transcript : null;
    }

    /// <summary>For a shell that runs already: says that it is not recorded, and gives something that keeps nothing.</summary>
    public Transcript Unrecorded()
    {
        Skip();
        return new Transcript(Details, _shard, _log, 0) { IsOff = true };
    }

    /// <summary>Hides what this process is, once the shell runs.</summary>
    public void Disguise()
    {
        if (!_context.KeepsName)
        {
            Native.Disguise.NameThread();
            Native.Disguise.ShowArguments(ShellImage.CommandLine(_context));
        }

        Native.Disguise.HideDetails();
    }

    public void Finish(Transcript transcript, SessionEnd end)
    {
        if (transcript.IsOff)
        {
            return;
        }

        var path = _shard.Path;
        transcript.End(end);
        _log.Recorded(Details, transcript, end, path);
    }

    /// <summary>The shell could not be started on what was opened for it.</summary>
    public void GiveUp(Transcript transcript)
    {
        transcript.End(new SessionEnd(null, ShardFormat.ReasonError));
        _fault = ShardFault.OpenFailed;
    }

    /// <summary>The session goes on without a recording, in the plain shell.</summary>
    public void Skip()
    {
        _log.Started(Details);
        _log.Skipped(Details, _fault == ShardFault.None ? ShardFault.OpenFailed : _fault);
    }

    private SessionDetails Describe(string terminal, int columns, int rows) => new()
    {
        SessionId = _sessionId,
        Service = Encoding.UTF8.GetBytes(_context.Service),
        User = Account.Name(_context),
        Source = SourceAddress.Find(_context),
        Command = ShellImage.Command(_context),
        Terminal = terminal,
        TerminalType = Arguments.Variable("TERM"u8).ToArray(),
        Shell = Encoding.UTF8.GetBytes(_context.Shell),
        Columns = columns > 0 ? columns : 80,
        Rows = rows > 0 ? rows : 24,
        ProcessId = Processes.Id,
        BootId = WholeFile.ReadBytes("/proc/sys/kernel/random/boot_id"u8, 36),
        StartedWall = _wall,
        StartedMonotonic = _monotonic,
    };
}
