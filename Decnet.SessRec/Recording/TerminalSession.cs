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
        var login = LoginRecord.Write(path, opening.Details, child);
        opening.Disguise();
        log.Started(opening.Details);
        var relay = new TerminalRelay(outer, master, signals, child, transcript);
        var end = relay.Run();
        login.End();
        opening.Finish(transcript, end);
        relay.Flush();
        outer.Restore();
        return end;
    }
}
