namespace Decnet.SessRec.Telnet;

/// <summary>
/// What telnetd calls login with: <c>-p -h HOST [-f NAME] [--] [NAME]</c>. The name is the client's own claim; <c>-f</c>, which
/// would log in without a password, counts as nothing more than a name.
/// </summary>
internal sealed record LoginArguments(string Host, string UserName)
{
    public static LoginArguments Parse(IReadOnlyList<string> args)
    {
        string host = "", user = "";
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "-h" when i + 1 < args.Count:
                    host = args[++i];
                    break;
                case "-f" when i + 1 < args.Count:
                    user = args[++i];
                    break;
                case "-p" or "--":
                    break;
                default:
                    user = args[i].StartsWith('-') ? user : args[i];
                    break;
            }
        }

        return new(host, user);
    }
}
