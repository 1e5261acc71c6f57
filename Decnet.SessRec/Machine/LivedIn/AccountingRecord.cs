using System.Text;

namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>struct utmp of glibc on 64-bit machines, as wtmp and utmp hold it.</summary>
internal static class AccountingRecord
{
    public const int Size = 384;
    private const short RunLevel = 1;
    private const short BootTime = 2;
    private const short UserProcess = 7;
    private const short DeadProcess = 8;
    private const int PidAt = 4;
    private const int LineAt = 8;
    private const int IdAt = 40;
    private const int UserAt = 44;
    private const int HostAt = 76;
    private const int SecondsAt = 340;
    private const int AddressAt = 348;

    public static byte[] Boot(long seconds, string kernel) => Make(BootTime, 0, "~", "~~", "reboot", kernel, seconds);

    public static byte[] MultiUser(long seconds, string kernel) => Make(RunLevel, '5', "~", "~~", "runlevel", kernel, seconds);

    public static byte[] Login(int pid, string line, string user, string host, long seconds)
    {
        var record = Make(UserProcess, pid, line, line[^4..], user, host, seconds);
        var part = 0;
        foreach (var number in host.Split('.'))
        {
            record[AddressAt + (part++ & 3)] = byte.TryParse(number, out var value) ? value : (byte)0;
        }

        return record;
    }

    public static byte[] Logout(int pid, string line, long seconds) => Make(DeadProcess, pid, line, line[^4..], "", "", seconds);

    private static byte[] Make(short type, int pid, string line, string id, string user, string host, long seconds)
    {
        var record = new byte[Size];
        BitConverter.TryWriteBytes(record, type);
        BitConverter.TryWriteBytes(record.AsSpan(PidAt), pid);
        Encoding.ASCII.GetBytes(line, record.AsSpan(LineAt, IdAt - LineAt));
        Encoding.ASCII.GetBytes(id, record.AsSpan(IdAt, UserAt - IdAt));
        Encoding.ASCII.GetBytes(user, record.AsSpan(UserAt, HostAt - UserAt));
        Encoding.ASCII.GetBytes(host, record.AsSpan(HostAt, 256));
        BitConverter.TryWriteBytes(record.AsSpan(SecondsAt), (int)seconds);
        return record;
    }
}
