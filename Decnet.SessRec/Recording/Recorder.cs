using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Recording;

/// <summary>Runs one authenticated session to its end, recorded where that can be done.</summary>
internal static class Recorder
{
    private const int CannotExecute = 126;

    /// <summary>Started by sshd in place of the shell, with the shell's arguments.</summary>
    public static int RunAsShell(int argumentCount) => Run(new SessionContext
    {
        Settings = SessionSettings.Load(SessionSettings.InstalledPath),
        Log = new SyslogSink(SyslogSink.ContainerOutput),
        Service = "ssh",
        Arguments = RawArguments(1, argumentCount + 1),
        IsLogin = Arguments.IsLoginShell,
    });

    /// <summary>Returns the exit status, or ends the process by the signal that ended the shell.</summary>
    public static int Run(SessionContext context)
    {
        Signals.RememberMask();
        if (EarlyShell.Child == 0)
        {
            LoginUid.Claim();
        }

        var end = TryRecord(context);
        if (end is null)
        {
            Processes.Exec(ShellImage.From(context));
            return CannotExecute;
        }

        if (end.Value.Status is { Signal: > 0 and var signal })
        {
            Processes.DieBy(signal);
        }

        return end.Value.Status?.Code ?? 128 + Signals.Hangup;
    }

    private static SessionEnd? TryRecord(SessionContext context)
    {
        SessionOpening? opening = null;
        try
        {
            var log = new SessionLog(context.Log, context.Settings.Node);
            opening = new SessionOpening(context, log);
            var end = Terminal.IsTerminal(0) && Terminal.IsTerminal(1)
                ? new TerminalSession(log).Run(opening)
                : new StreamSession(context, log).Run(opening);
            if (end is null)
            {
                opening.Skip();
            }

            return end;
        }
#pragma warning disable CA1031 // whatever fails in here, the intruder gets a shell; nothing was started yet that could be left half done
        catch (Exception) when (EarlyShell.Child == 0 && opening is not { HasShell: true })
#pragma warning restore CA1031
        {
            opening?.Skip();
            return null;
        }
    }

    /// <summary>The process's arguments from one to before another, byte for byte.</summary>
    public static List<byte[]> RawArguments(int from, int count)
    {
        var arguments = new List<byte[]>();
        for (var i = from; i < count; i++)
        {
            arguments.Add(Arguments.At(i, count).ToArray());
        }

        return arguments;
    }
}
