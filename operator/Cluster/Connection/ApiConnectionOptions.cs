namespace Decnet.Operator.Cluster.Connection;

internal sealed record ApiConnectionOptions
{
    /// <summary>Until the headers of an answer, and again until its end (but for watches). 30 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>HTTP/2 over one connection. The lease's client does without: a stalled connection must not stall its next attempt.</summary>
    public bool Multiplexed { get; init; } = true;

    /// <summary>Until TCP and TLS stand. 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A connection that carries requests but no answer to a ping for this long, twice, is dead. 10 s.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(10);
}
