using Decnet.SessRec.Credentials;
using Decnet.SessRec.Machine;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Telnet;

namespace Decnet.SessRec;

/// <summary>One binary under several names, told apart by argv[0]; tests and benchmarks name the verb instead.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var name = Arguments.ProgramName;
        return name switch
        {
            "init" or "systemd" => args is ["provision", ..] ? Provision.Run(args) : Init.Run(args),
            "unix_chkpwd" => PasswordCheck.Run(args),
            "login" => Login.Run(args),
            _ => args switch
            {
                ["record", ..] => Recorder.RunVerb(args),
                ["init", ..] => Init.Run(args),
                ["provision", ..] => Provision.Run(args),
                ["checkpw", ..] => PasswordCheck.Run(args),
                ["login", ..] => Login.Run(args),
                _ => Recorder.RunAsShell(args.Length),
            },
        };
    }
}
