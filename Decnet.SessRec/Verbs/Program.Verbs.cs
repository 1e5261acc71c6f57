using Decnet.SessRec.Credentials;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Machine;
using Decnet.SessRec.Machine.Verifying;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Settings;
using Decnet.SessRec.Telnet;
using Decnet.SessRec.Verbs;

namespace Decnet.SessRec;

/// <summary>
/// Every program of the machine with settings of one's own: <c>record|init|provision|verify|checkpw|login [--config FILE] …</c>. Not in the
/// binary that is installed: with these an intruder could make up sessions.
/// </summary>
internal static partial class Program
{
    static partial void RunVerb(string[] args, ref int? status)
    {
        var installation = CommandLine.Installation(args);
        status = args switch
        {
            ["record", ..] => Record(args, installation),
            ["init", ..] => Init.Run(args, installation.Settings),
            ["provision", ..] => Provision.Run(installation),
            ["verify", ..] => Verify.Run(args),
            ["checkpw", ..] => PasswordCheck.Run(args, installation),
            ["login", ..] => Login.Run(args, installation),
            _ => null,
        };
    }

    // record [--service NAME] [--shell PATH] [--user NAME] [--source ADDRESS] [--login] [-- ARGUMENTS]
    private static int Record(string[] args, Installation installation)
    {
        var rest = Array.IndexOf(args, "--");
        return Recorder.Run(new SessionContext
        {
            Settings = SessionSettings.Load(installation.Settings),
            Log = new SyslogSink(installation.Log),
            Service = CommandLine.Option(args, "--service") ?? "ssh",
            Shell = CommandLine.Option(args, "--shell") ?? "/bin/bash",
            User = CommandLine.Option(args, "--user"),
            SourceAddress = CommandLine.Option(args, "--source"),
            Arguments = Recorder.RawArguments((rest < 0 ? args.Length : rest) + 2, args.Length + 1),
            IsLogin = rest < 0 || Array.IndexOf(args, "--login", 0, rest) >= 0,
        });
    }
}
