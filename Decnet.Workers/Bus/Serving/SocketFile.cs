using System.Globalization;
using Decnet.Bus.Native;

namespace Decnet.Bus.Serving;

/// <summary>
/// The socket's place in the file system. A lock beside it keeps a second server out; a socket that nobody answers is replaced; it is
/// made under another name with its final owner and mode and then renamed, so that clients never meet one they may not open or that
/// does not listen yet.
/// </summary>
internal sealed class SocketFile : IDisposable
{
    private const uint Mode = 0x1b0; // 0660

    private readonly string _path;
    private readonly FileLock _lock;

    private SocketFile(string path, FileLock @lock) => (_path, _lock) = (path, @lock);

    public int Listener { get; private set; } = -1;

    /// <exception cref="BusUnavailableException">A live server has that path, or something that is no socket.</exception>
    public static SocketFile Open(string path, uint? group)
    {
        var held = FileLock.TryTake(path + ".lock") ?? throw new BusUnavailableException($"another bus serves {path} (its lock is held)");
        var file = new SocketFile(path, held);
        try
        {
            file.Listen(group);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (Listener >= 0)
        {
            // The lock is ours, so is the file.
            File.Delete(_path);
            UnixSocket.Close(Listener);
            Listener = -1;
        }

        _lock.Dispose();
    }

    private void Listen(uint? group)
    {
        RefuseUnlessStale();
        var name = $"{_path}.{Environment.ProcessId.ToString("x", CultureInfo.InvariantCulture)}";
        File.Delete(name);
        var listener = UnixSocket.Listen(name, backlog: 1024);
        try
        {
            FileOwner.Set(name, group, Mode);
            File.Move(name, _path, overwrite: true);
        }
        catch
        {
            UnixSocket.Close(listener);
            File.Delete(name);
            throw;
        }

        Listener = listener;
    }

    private void RefuseUnlessStale()
    {
        switch (UnixSocket.KindOf(_path))
        {
            case SocketKind.None:
                return;
            case SocketKind.Forbidden:
                throw new BusUnavailableException($"{_path} belongs to somebody else, and it cannot be told whether it is served");
            case SocketKind.Other:
                throw new BusUnavailableException($"{_path} exists and is no socket");
        }

        if (UnixSocket.Answers(_path))
        {
            throw new BusUnavailableException($"somebody serves {_path} already");
        }
    }
}
