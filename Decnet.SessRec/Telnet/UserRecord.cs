using Decnet.SessRec.Native;

namespace Decnet.SessRec.Telnet;

/// <summary>What a log-in needs of /etc/passwd.</summary>
internal sealed record UserRecord(string Name, int Id, string Home)
{
    private const int FileLimit = 1 << 20;

    public static UserRecord? Find(string name, string file = "/etc/passwd")
    {
        foreach (var line in WholeFile.Read(file, FileLimit).Split('\n'))
        {
            var fields = line.Split(':');
            if (fields.Length == 7 && fields[0] == name && int.TryParse(fields[2], out var id))
            {
                return new(name, id, fields[5]);
            }
        }

        return null;
    }
}
