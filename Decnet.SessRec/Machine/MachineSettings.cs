using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Machine;

/// <summary>The keys of session.conf that make a machine, checked: here, unlike in a session, a mistake must be loud.</summary>
internal sealed record MachineSettings(string Seed, string HostName, IReadOnlyList<string> Accounts, int SshPort, int TelnetPort, string Store)
{
    private const int None = 0;

    /// <summary>Null, with a reason, when the file cannot be used.</summary>
    public static MachineSettings? From(SessionSettings settings, out string problem)
    {
        problem = "";
        if (settings.Text("node", "").Length == 0)
        {
            problem = "session.conf cannot be read or has no node=";
            return null;
        }

        var accounts = settings.Text("accounts", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = Array.Find(accounts, name => !IsAccountName(name));
        if (wrong is not null)
        {
            problem = $"session.conf: '{wrong}' is no account name";
            return null;
        }

        int ssh = None, telnet = None;
        foreach (var service in settings.Text("services", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = service.Split(':');
            if (parts.Length != 2 || !ushort.TryParse(parts[1], out var port) || port == None || parts[0] is not ("ssh" or "telnet"))
            {
                problem = $"session.conf: '{service}' is not ssh:PORT or telnet:PORT";
                return null;
            }

            if (parts[0] == "ssh")
            {
                ssh = port;
            }
            else
            {
                telnet = port;
            }
        }

        if (ssh == None && telnet == None)
        {
            problem = "session.conf: services= names no service";
            return null;
        }

        return new(settings.Text("seed", "0"), settings.Text("hostname", "debian"), accounts, ssh, telnet, settings.Store);
    }

    public bool HasSsh => SshPort != None;

    public bool HasTelnet => TelnetPort != None;

    // It becomes a directory's name, so nothing but what useradd takes.
    private static bool IsAccountName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= 32 && name[0] is not ('-' or '.');
    }
}
