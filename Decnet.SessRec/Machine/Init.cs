using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Machine;

/// <summary>PID 1: nothing of the container's environment is left in it, and nobody but root sees into it.</summary>
internal static class Init
{
    private const string Program = "/sbin/init";

    public static int Run(string[] args, string file)
    {
        if (!ProcessFiles.IsFirst && file == SessionSettings.InstalledPath)
        {
            return AnswerAsSystemd(args);
        }

        if (!BlockedSignals.InForce || Arguments.HasEnvironment)
        {
            BlockedSignals.Block();
            return ExecutionFailed(ChildProcesses.Become("/proc/self/exe", [Program, .. args], []));
        }

        ProcessName.Set("systemd");
        ProcessName.HideFiles();
        var session = SessionSettings.Load(file);
        var settings = MachineSettings.From(session, out var problem);
        if (settings is null)
        {
            Console.Say(problem);
            return ExitCodes.Configuration;
        }

        if (!ProcessFiles.MayWrite(settings.Store))
        {
            Console.Say($"the recordings' directory {settings.Store} cannot be written");
            return ExitCodes.CannotCreate;
        }

        Appearance.Put(settings);
        return Supervisor.Start(settings, session).Run();
    }

    // An intruder who calls it gets what systemd says to somebody who is not PID 1.
    private static int AnswerAsSystemd(string[] args)
    {
        if (args is ["--version"])
        {
            return ExecutionFailed(ChildProcesses.Become("/usr/bin/systemctl", ["systemctl", "--version"], []));
        }

        Console.Say(Arguments.ProgramName == "init"
            ? "Couldn't find an alternative telinit implementation to spawn."
            : "Trying to run as user instance, but the system has not been booted with systemd.");
        return 1;
    }

    private static int ExecutionFailed(int error)
    {
        Console.Say($"{Program}: cannot start again without environment: errno {-error}");
        return ExitCodes.Usage;
    }
}
