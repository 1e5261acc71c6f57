using System.Globalization;

namespace Decnet.Store.Opening;

/// <summary>
/// A file beside the database that counts how often one was set aside. Other processes have the old file open and would go on writing into
/// it; before each use they look here.
/// </summary>
internal sealed class SetAsideMark
{
    private readonly string _path;
    private long _known;

    public SetAsideMark(string database)
    {
        _path = database + ".generation";
        _known = Read();
    }

    public bool Changed()
    {
        var now = Read();
        return Interlocked.Exchange(ref _known, now) != now;
    }

    /// <summary>Null while another process is at it.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Raise() => File.WriteAllText(_path, (Read() + 1).ToString(CultureInfo.InvariantCulture));

    private long Read()
    {
        try
        {
            return File.Exists(_path) && long.TryParse(File.ReadAllText(_path), CultureInfo.InvariantCulture, out var count) ? count : 0;
        }
        catch (IOException)
        {
            return _known;
        }
    }
}
