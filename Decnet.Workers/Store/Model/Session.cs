namespace Decnet.Store.Model;

/// <summary>One recorded session. It is known by where its recording stands and its id: another decky's session of the same id is another one.</summary>
public sealed class Session
{
    public long Id { get; set; }

    public required string Namespace { get; set; }

    public required string Decky { get; set; }

    public required string Service { get; set; }

    public required string Sid { get; set; }

    public long? AttackerId { get; set; }

    /// <summary>Normalised; null when the recorder could not tell.</summary>
    public string? Address { get; set; }

    public string? UserName { get; set; }

    /// <summary>Microseconds since 1970 (UTC).</summary>
    public long StartedUs { get; set; }

    /// <summary>Null while it goes on.</summary>
    public long? EndedUs { get; set; }

    public double? DurationS { get; set; }

    public int? ExitCode { get; set; }

    /// <summary><c>exit</c>, <c>hangup</c>, <c>killed</c>, <c>error</c>, or <c>lost</c>: the recorder is gone and said nothing.</summary>
    public string? Reason { get; set; }

    public long? Events { get; set; }

    public long? Bytes { get; set; }

    public bool Truncated { get; set; }

    public string? Command { get; set; }

    public bool Tty { get; set; }

    /// <summary>Days of the shards that hold it, from and to, as yyyy-MM-dd.</summary>
    public required string FirstDay { get; set; }

    public string? LastDay { get; set; }

    /// <summary>Counts up at each end that was stored: what was made of an earlier one is out of date.</summary>
    public int Revision { get; set; }
}
