using System.Text;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording.Relaying;

namespace Decnet.SessRec.Recording;

/// <summary>A session with a terminal: the shell gets one of its own.</summary>
internal sealed class TerminalSession(SessionLog log)
{
    /// <summary>The session's end, or null when it could not be started and the plain shell has to do.</summary>
    public SessionEnd? Run(SessionOpening opening)
    {
        if (EarlyShell.Child > 0)
        {
            return Adopt(opening);
        }

        var outer = new OuterTerminal();
        var master = Terminal.OpenMaster(out var path);
        if (master < 0)
        {
            return null;
        }

        if (outer.Mode is { } mode)
        {
            _ = Terminal.SetMode(master, mode);
        }

        _ = Terminal.SetSize(master, outer.Size);
        var image = opening.Image;
        image.Replace("SSH_TTY"u8, Encoding.UTF8.GetBytes(path));
        if (opening.Begin(path, outer.Size.ws_col, outer.Size.ws_row) is not { } transcript)
        {
            return null;
        }

        var signals = Signals.Watch();
        outer.MakeRaw();
        var child = signals < 0 ? signals : Processes.SpawnOnTerminal(image, path);
        if (child < 0)
        {
            outer.Restore();
            opening.GiveUp(transcript);
            return null;
        }

        opening.HasShell = true;
        return Relay(opening, outer, new Shell(child, master, signals, path), transcript);
    }

    // The shell is there already, so it stays even if nothing can be recorded: then its output passes unrecorded.
    private SessionEnd Adopt(SessionOpening opening)
    {
        opening.HasShell = true;
        var outer = new OuterTerminal();
        var shell = new Shell(EarlyShell.Child, EarlyShell.Master, Signals.Watch(), EarlyShell.TerminalPath);
        var transcript = TryBegin(opening, shell.Path, outer) ?? opening.Unrecorded();
        return Relay(opening, outer, shell, transcript);
    }

    private static Transcript? TryBegin(SessionOpening opening, string path, OuterTerminal outer)
    {
        try
        {
            return opening.Begin(path, outer.Size.ws_col, outer.Size.ws_row);
        }
#pragma warning disable CA1031 // whatever fails in the recording, the shell that runs is relayed
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private SessionEnd Relay(SessionOpening opening, OuterTerminal outer, Shell shell, Transcript transcript)
    {
        var login = LoginRecord.Write(shell.Path, opening.Details, shell.Child);
        opening.Disguise();
        if (!transcript.IsOff)
        {
            log.Started(opening.Details);
        }

        var relay = new TerminalRelay(outer, shell.Master, shell.Signals, shell.Child, transcript);
        var end = relay.Run();
        login.End();
        opening.Finish(transcript, end);
        relay.Flush();
        outer.Restore();
        return end;
    }

    private readonly record struct Shell(int Child, int Master, int Signals, string Path);
}
