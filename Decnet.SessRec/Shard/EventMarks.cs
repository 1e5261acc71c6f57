namespace Decnet.SessRec.Shard;

/// <summary>What an event line says beside its text.</summary>
[Flags]
internal enum EventMarks
{
    None = 0,

    /// <summary>Typed at a password prompt.</summary>
    NoEcho = 1,

    /// <summary>Written to standard error.</summary>
    StandardError = 2,
}
