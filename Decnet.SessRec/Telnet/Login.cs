using System.Text;
using Decnet.SessRec.Credentials;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Telnet;

/// <summary>
/// login(1) for telnetd, which may run without root: Debian's words, tries and pauses. The session is recorded in this very process,
/// which on any Debian stays between telnetd and the shell.
/// </summary>
internal static class Login
{
    // Debian's /etc/login.defs.
    private const int Retries = 5;
    private const int TimeoutSeconds = 60;
    private const int MessageLimit = 64 * 1024;
    private const int Failed = 1;

    public static int Run(string[] args, Installation installation)
    {
        var installed = installation == Installation.Default;
        if (installed && ProcessFiles.Link($"/proc/{PromptTerminal.Parent}/exe") != "/usr/sbin/telnetd")
        {
            Machine.Console.Say("login: Cannot possibly work without effective root");
            return Failed;
        }

        var settings = SessionSettings.Load(installation.Settings);
        var credentials = CredentialFile.Load(installation.Credentials);
        var log = new SyslogSink(installation.Log);
        var arguments = LoginArguments.Parse(installed ? args : []);
        var caller = CallerAddress.Of(PromptTerminal.Parent);
        var account = Authenticate(arguments, new LoginGate(credentials, log, settings.Node, caller));
        if (account is null)
        {
            return 0;
        }

        Greet(account);
        Enter(account);
        return Recorder.Run(new SessionContext
        {
            Settings = settings,
            Log = log,
            Service = "telnet",
            User = account.Name,
            SourceAddress = caller,
            IsLogin = true,
            KeepsName = true,
        });
    }

    private static UserRecord? Authenticate(LoginArguments arguments, LoginGate gate)
    {
        var prompt = new Prompt(Clock.Monotonic() + (TimeoutSeconds * 1_000_000L));
        var given = arguments.UserName.Length > 0 ? Encoding.UTF8.GetBytes(arguments.UserName) : null;
        for (var tries = 1; ; tries++)
        {
            var name = given ?? prompt.Ask($"{PromptTerminal.HostName} login: ");
            var secret = name is null ? null : prompt.AskUnseen("Password: ");
            if (name is null || secret is null)
            {
                Prompt.Say(prompt.IsOver ? $"\nLogin timed out after {TimeoutSeconds} seconds.\n" : "");
                return null;
            }

            if (gate.Admits(name, secret) && UserRecord.Find(Encoding.UTF8.GetString(name)) is { } account)
            {
                return account;
            }

            given = null;
            Pause();
            Prompt.Say("\nLogin incorrect\n");
            if (tries >= Retries)
            {
                Prompt.Say($"Maximum number of tries exceeded ({tries})\n");
                return null;
            }
        }
    }

    // pam_faildelay's three seconds, which PAM makes longer or shorter by up to a quarter.
    private static void Pause()
    {
        Span<byte> random = stackalloc byte[2];
        Entropy.Fill(random);
        _ = Polling.Wait([], 2250 + (BitConverter.ToUInt16(random) % 1500));
    }

    private static void Greet(UserRecord account)
    {
        Prompt.Say(WholeFile.Read("/run/motd.dynamic", MessageLimit));
        Prompt.Say(WholeFile.Read("/etc/motd", MessageLimit));
        Prompt.Say(LastLogin.Describe(LastLogin.Read(account.Id)));
    }

    private static void Enter(UserRecord account)
    {
        PromptTerminal.SetVariable("HOME", account.Home);
        PromptTerminal.SetVariable("USER", account.Name);
        PromptTerminal.SetVariable("SHELL", "/bin/bash");
        PromptTerminal.SetVariable("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games");
        PromptTerminal.SetVariable("LOGNAME", account.Name);
        PromptTerminal.SetVariable("MAIL", $"/var/mail/{account.Name}");
        PromptTerminal.SetVariable("LANG", "C.UTF-8");
        PromptTerminal.SetVariable("HUSHLOGIN", "FALSE");
        if (!PromptTerminal.EnterDirectory(account.Home))
        {
            Prompt.Say("No directory, logging in with HOME=/\n");
            PromptTerminal.SetVariable("HOME", "/");
            _ = PromptTerminal.EnterDirectory("/");
        }
    }
}
