using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Recording;

/// <summary>How a session ended. The status is null when the shell was still running then.</summary>
internal readonly record struct SessionEnd(ExitStatus? Status, string Cause)
{
    /// <summary>-1 when the shell outlived its session.</summary>
    public int Code => Status?.Code ?? -1;

    public ReadOnlySpan<byte> Reason => Cause switch
    {
        ShardFormat.ReasonHangup => "hangup"u8,
        ShardFormat.ReasonKilled => "killed"u8,
        ShardFormat.ReasonError => "error"u8,
        _ => Status is { Signal: > 0 } ? "killed"u8 : "exit"u8,
    };
}
