namespace Decnet.SessRec.Recording.Relaying;

/// <summary>What a descriptor that the session was started with is.</summary>
internal enum StreamKind
{
    /// <summary>A file, a device, a terminal: handed to the shell as it is, unseen.</summary>
    Other,
    Socket,
    Pipe,
}
