namespace Decnet.Store.Model;

/// <summary>One command of a session, in order. What was typed at a password prompt is none.</summary>
public sealed class TypedCommand
{
    public long Id { get; set; }

    public long SessionId { get; set; }

    public int Number { get; set; }

    /// <summary>Seconds since the session began.</summary>
    public double AtS { get; set; }

    /// <summary><c>typed</c>, <c>pasted</c> or <c>exec</c>.</summary>
    public required string Origin { get; set; }

    public required string Text { get; set; }
}
