namespace Decnet.SessRec.Recording;

/// <summary>Running totals of a session.</summary>
internal sealed class SessionCounts
{
    /// <summary>Event lines written.</summary>
    public long Events { get; set; }

    /// <summary>Bytes of output, kept or not.</summary>
    public long Output { get; set; }

    /// <summary>Bytes of input, kept or not.</summary>
    public long Input { get; set; }

    /// <summary>Bytes relayed and not kept.</summary>
    public long Lost { get; set; }
}
