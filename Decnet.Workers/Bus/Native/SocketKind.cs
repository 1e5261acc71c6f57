namespace Decnet.Bus.Native;

/// <summary>What stands at a path where a socket should.</summary>
internal enum SocketKind
{
    /// <summary>Nothing.</summary>
    None,

    Socket,

    /// <summary>A file, a link, a FIFO, a directory.</summary>
    Other,

    /// <summary>It may not be looked at.</summary>
    Forbidden,
}
