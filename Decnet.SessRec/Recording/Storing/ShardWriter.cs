using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Recording.Storing;

/// <summary>
/// The shard that is written to just now. Says when it has to be left (midnight, size, deleted, replaced) and opens the
/// next one; the caller writes what stands at the end of the one and at the beginning of the other.
/// </summary>
internal sealed class ShardWriter(string store, string service, ShardLimits limits)
{
    private const long CheckEvery = 1_000_000;
    private const long LookEvery = 10_000;
    private const long CheckBytes = 256 * 1024;
    private const int UnixEpochDay = 719162;

    private int _folder = -1;
    private int _file = -1;
    private long _day = -1;
    private string _name = "";
    private FileStatus _status;
    private long _lastLook;
    private long _sinceLook;
    private long _lastCheck;
    private long _sinceCheck;
    private long _refusedRotation;
    private bool _isBehindCut;

    /// <summary>Below the store: SERVICE/transcripts/NAME.</summary>
    public string Path => service + "/" + ShardFormat.Folder + "/" + _name;

    public string Name => _name;

    public bool IsOpen => _file >= 0;

    /// <summary>The name of the shard of that time.</summary>
    public static string NameAt(long wall) => ShardFormat.FileName(DateOnly.FromDayNumber((int)Day(wall) + UnixEpochDay));

    /// <summary>Opens the shard of the day.</summary>
    public ShardFault Open(long wall)
    {
        Close();
        _folder = ShardFolder.Open(store, service);
        if (_folder < 0)
        {
            return ShardFault.OpenFailed;
        }

        if (Files.FreeBytes(_folder) < limits.FreeFloor)
        {
            Close();
            return ShardFault.DiskPressure;
        }

        _day = Day(wall);
        _name = NameAt(wall);
        _file = ShardFile.Open(_folder, CString.From(_name));
        (_lastCheck, _lastLook) = (wall, wall);
        (_sinceCheck, _sinceLook) = (0, 0);
        if (_file >= 0 && Files.Status(_file, out _status) >= 0)
        {
            _isBehindCut = ShardFile.EndsInMidLine(_file);
            return ShardFault.None;
        }

        var full = _file == -Tmds.Linux.LibC.ENOSPC;
        Close();
        return full ? ShardFault.DiskPressure : ShardFault.OpenFailed;
    }

    /// <summary>
    /// True when the shard must be left for another. That it was deleted is noticed within ten milliseconds, that another stands under its
    /// name within a second. (Looking at each line would cost more than the look: a file that was looked at gets a new time, and a
    /// journal entry for it, with the next write.)
    /// </summary>
    public bool MustMove(long wall)
    {
        if (_file < 0)
        {
            return false;
        }

        if (Day(wall) != _day)
        {
            return Files.Status(_file, out _status) >= 0;
        }

        var isRecent = wall - _lastLook is >= 0 and < LookEvery && _status.Size + _sinceLook < limits.Size;
        if (isRecent || Files.Status(_file, out _status) < 0)
        {
            return false;
        }

        (_lastLook, _sinceLook) = (wall, 0);
        _isBehindCut = _status.Size % Environment.SystemPageSize == 0 && ShardFile.EndsInMidLine(_file);
        return _status.Links == 0
            || (_status.Size >= limits.Size && wall - _refusedRotation > CheckEvery && Rotate(wall))
            || (wall - _lastCheck > CheckEvery && IsReplaced());
    }

    /// <summary>Before a line that must not be lost.</summary>
    public void LookAgain() => _lastLook = 0;

    /// <summary>True when the shard can still be found under some name.</summary>
    public bool IsLinked => _file >= 0 && _status.Links > 0;

    public ShardFault Append(ReadOnlySpan<byte> line, long wall)
    {
        if (_file < 0)
        {
            return ShardFault.OpenFailed;
        }

        _sinceCheck += line.Length;
        _sinceLook += line.Length;
        if (_sinceCheck > CheckBytes || wall - _lastCheck > CheckEvery)
        {
            _lastCheck = wall;
            _sinceCheck = 0;
            if (Files.FreeBytes(_file) < limits.FreeFloor)
            {
                return ShardFault.DiskPressure;
            }
        }

        var behindCut = _isBehindCut;
        _isBehindCut = false;
        return behindCut ? ShardFile.AppendBehindCut(_file, line) : ShardFile.Append(_file, line);
    }

    public void Close()
    {
        if (_file >= 0)
        {
            _ = Files.Close(_file);
        }

        if (_folder >= 0)
        {
            _ = Files.Close(_folder);
        }

        _file = _folder = -1;
    }

    private bool Rotate(long wall)
    {
        if (ShardRotation.TryRotate(_folder, _name, _status, limits.Rotations))
        {
            return true;
        }

        // Somebody else may be about it this very moment, then the next line sees another file; or it can't be done.
        _refusedRotation = IsReplaced() ? 0 : wall;
        return _refusedRotation == 0;
    }

    private bool IsReplaced() =>
        Files.StatusAt(_folder, CString.From(_name), out var named) < 0 || !named.IsSameFileAs(_status);

    private static long Day(long wall) => wall / 86_400_000_000;
}
