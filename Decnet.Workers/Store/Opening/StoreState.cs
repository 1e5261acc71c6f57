namespace Decnet.Store.Opening;

/// <summary>How the store is, as an operator must be told.</summary>
public enum StoreState
{
    /// <summary>Nothing was tried yet.</summary>
    Starting,

    Ready,

    /// <summary>Another process holds the database's lock for longer than the busy timeout.</summary>
    Locked,

    /// <summary>No room on the disk, or not for us.</summary>
    Full,

    /// <summary>The file is no database any more; it is set aside and a new one begun.</summary>
    Corrupt,

    /// <summary>The server doesn't answer, or the file can't be opened.</summary>
    Unreachable,

    /// <summary>Anything else that the engine refuses.</summary>
    Failing,
}
