namespace Decnet.Operator.Sessions;

/// <summary>What is known of a decky's sessions.</summary>
/// <param name="LastAt">UTC, whole seconds.</param>
/// <param name="LastSource">Address of the newest; null when it is not known.</param>
internal sealed record SessionCount(long Total, DateTime LastAt, string? LastSource)
{
    /// <summary>The same decky in two stores.</summary>
    public static SessionCount Sum(SessionCount one, SessionCount other)
    {
        var newer = one.LastAt >= other.LastAt ? one : other;
        return newer with { Total = one.Total + other.Total };
    }
}
