using System.Buffers.Binary;
using System.Net;
using System.Text;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Recording;

/// <summary>
/// The shell's entry in utmp and wtmp, as sshd writes it when it runs as root: without it `who am i` and `last` know nothing
/// of the session that asks. Where the files can't be written nothing happens.
/// </summary>
internal sealed class LoginRecord
{
    public const int Size = 384;

    private const short UserProcess = 7;
    private const short DeadProcess = 8;

    // struct utmp of glibc on x86-64, proven against C by a test.
    private const int PidAt = 4;
    private const int LineAt = 8;
    private const int IdAt = 40;
    private const int UserAt = 44;
    private const int HostAt = 76;
    private const int SecondsAt = 340;
    private const int MicrosecondsAt = 344;
    private const int AddressAt = 348;
    private const int LineLength = 32;
    private const int HostLength = 256;

    private readonly byte[] _record;

    private LoginRecord(byte[] record) => _record = record;

    private static ReadOnlySpan<byte> Current => "/run/utmp"u8;

    private static ReadOnlySpan<byte> History => "/var/log/wtmp"u8;

    public static LoginRecord Write(string terminal, SessionDetails details, int shell)
    {
        var record = Create(terminal, details.User, details.Source, shell, details.StartedWall);
        LoginRecordFile.Replace(Current, record, other => SamePlace(other, record));
        LoginRecordFile.Append(History, record);
        LastLogin.Write(ProcessFiles.UserId, LastLogin.Record(
            details.StartedWall / 1_000_000, terminal["/dev/".Length..], Encoding.UTF8.GetString(details.Source)));
        return new LoginRecord(record);
    }

    public void End()
    {
        var wall = Clock.Wall();
        BinaryPrimitives.WriteInt16LittleEndian(_record, DeadProcess);
        _record.AsSpan(UserAt, AddressAt + 16 - UserAt).Clear();
        Stamp(_record, wall);
        LoginRecordFile.Replace(Current, _record, other => SamePlace(other, _record));
        LoginRecordFile.Append(History, _record);
    }

    public static byte[] Create(string terminal, ReadOnlySpan<byte> user, ReadOnlySpan<byte> host, int shell, long wall)
    {
        var record = new byte[Size];
        var line = Encoding.UTF8.GetBytes(terminal["/dev/".Length..]);
        BinaryPrimitives.WriteInt16LittleEndian(record, UserProcess);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(PidAt), shell);
        Put(record.AsSpan(LineAt, LineLength), line);
        // The last four characters of the line, as sshd and login have it: pts/3 gives ts/3.
        Put(record.AsSpan(IdAt, 4), line.AsSpan(Math.Max(0, line.Length - 4)));
        Put(record.AsSpan(UserAt, LineLength), user);
        Put(record.AsSpan(HostAt, HostLength), host);
        Stamp(record, wall);
        if (IPAddress.TryParse(Encoding.ASCII.GetString(host), out var address))
        {
            _ = address.TryWriteBytes(record.AsSpan(AddressAt, 16), out _);
        }

        return record;
    }

    /// <summary>The host that utmp has for a terminal.</summary>
    public static byte[] HostOf(string terminal)
    {
        var line = Encoding.UTF8.GetBytes(terminal["/dev/".Length..]);
        var record = LoginRecordFile.First(Current, Size, r =>
            BinaryPrimitives.ReadInt16LittleEndian(r) == UserProcess && Text(r.AsSpan(LineAt, LineLength)).SequenceEqual(line));
        return record is null ? [] : Text(record.AsSpan(HostAt, HostLength)).ToArray();
    }

    private static bool SamePlace(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        BinaryPrimitives.ReadInt16LittleEndian(one) is UserProcess or DeadProcess
        && one.Slice(LineAt, LineLength).SequenceEqual(other.Slice(LineAt, LineLength));

    private static void Stamp(Span<byte> record, long wall)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record[SecondsAt..], (int)(wall / 1_000_000));
        BinaryPrimitives.WriteInt32LittleEndian(record[MicrosecondsAt..], (int)(wall % 1_000_000));
    }

    private static void Put(Span<byte> to, ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, to.Length)].CopyTo(to);

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) =>
        field.IndexOf((byte)0) is var end and >= 0 ? field[..end] : field;
}
