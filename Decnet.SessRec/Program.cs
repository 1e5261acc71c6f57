using Decnet.SessRec.Credentials;
using Decnet.SessRec.Machine;
using Decnet.SessRec.Machine.Ssh;
using Decnet.SessRec.Machine.Verifying;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Settings;
using Decnet.SessRec.Telnet;

namespace Decnet.SessRec;

/// <summary>
/// One binary under several names, told apart by argv[0]. As it is installed it takes no option and reads its settings from one place;
/// the verbs with options that tests and benchmarks use stand in <c>Verbs/</c> and are compiled into a binary of their own.
/// </summary>
internal static partial class Program
{
    private static int Main(string[] args)
    {
        int? status = null;
        RunVerb(args, ref status);
        if (status is { } ended)
        {
            return ended;
        }

        return Arguments.ProgramName switch
        {
            "init" or "systemd" => args switch
            {
                ["provision"] when ProcessFiles.IsFirst => Provision.Run(Installation.Default),
                ["verify", ..] when ProcessFiles.IsFirst => Verify.Run(args),
                _ => Init.Run(args, SessionSettings.InstalledPath),
            },
            "unix_chkpwd" => PasswordCheck.Run(args, Installation.Default),
            "login" => Login.Run(args, Installation.Default),
            _ when Arguments.First.SequenceEqual(SshListener.TitleBytes) && PromptTerminal.Parent == 1 => SshListener.Run(SessionSettings.Load(SessionSettings.InstalledPath)),
            _ => Recorder.RunAsShell(args.Length),
        };
    }

    static partial void RunVerb(string[] args, ref int? status);
}
