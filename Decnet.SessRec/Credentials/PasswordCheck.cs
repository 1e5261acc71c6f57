using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;
using Tmds.Linux;

namespace Decnet.SessRec.Credentials;

/// <summary>
/// The program behind the machine's PAM stack. pam_exec tells it who wants what from where in its environment and the secret on its
/// input; pam_unix calls it with the account and a mode, as it calls its own helper.
/// </summary>
internal static class PasswordCheck
{
    private const int SecretLimit = 64 * 1024;
    private const int Accepted = 0;
    private const int UnknownUser = 10;
    private const int Refused = 7;

    public static int Run(string[] args, Installation installation)
    {
        var settings = SessionSettings.Load(installation.Settings);
        var credentials = CredentialFile.Load(installation.Credentials);
        var log = new SyslogSink(installation.Log);
        return Arguments.Variable("PAM_TYPE"u8).SequenceEqual("auth"u8)
            ? CheckForService(settings, credentials, log)
            : CheckForModule(args, settings, credentials, log);
    }

    private static int CheckForService(SessionSettings settings, CredentialFile credentials, SyslogSink log)
    {
        var service = Arguments.Variable("PAM_SERVICE"u8);
        return Check(new()
        {
            Service = service.SequenceEqual("sshd"u8) ? "ssh"u8 : service,
            SourceAddress = Arguments.Variable("PAM_RHOST"u8),
            UserName = Arguments.Variable("PAM_USER"u8),
            Secret = ReadSecret(),
            Accepted = false,
        }, settings, credentials, log);
    }

    private static int CheckForModule(string[] args, SessionSettings settings, CredentialFile credentials, SyslogSink log)
    {
        if (args.Length < 2)
        {
            return Refused;
        }

        var account = System.Text.Encoding.UTF8.GetBytes(args[0]);
        if (args[1] == "chkexpiry")
        {
            // Days until the password expires: never.
            _ = Files.Write(LibC.STDOUT_FILENO, "-1"u8);
            return credentials.Has(account) ? Accepted : UnknownUser;
        }

        return Check(new() { Service = "passwd"u8, SourceAddress = default, UserName = account, Secret = ReadSecret(), Accepted = false },
            settings, credentials, log);
    }

    private static int Check(scoped AuthAttempt attempt, SessionSettings settings, CredentialFile credentials, SyslogSink log)
    {
        var accepted = credentials.Accepts(attempt.UserName, attempt.Secret) && !attempt.UserName.SequenceEqual("root"u8);
        new AuthAttempt
        {
            Service = attempt.Service,
            SourceAddress = attempt.SourceAddress,
            UserName = attempt.UserName,
            Secret = attempt.Secret,
            IsSecretKnown = !Filler.Is(attempt.Secret),
            Accepted = accepted,
        }.Write(log, System.Text.Encoding.UTF8.GetBytes(settings.Node), Clock.Wall());
        return accepted ? Accepted : Refused;
    }

    private static ReadOnlySpan<byte> ReadSecret()
    {
        var secret = new byte[SecretLimit];
        var length = 0;
        int count;
        while (length < secret.Length && (count = Files.Read(LibC.STDIN_FILENO, secret.AsSpan(length))) > 0)
        {
            length += count;
        }

        // pam_unix sends the string's NUL along.
        var end = secret.AsSpan(0, length).IndexOf((byte)0);
        return secret.AsSpan(0, end < 0 ? length : end);
    }
}
