namespace Decnet.Bench.Bus;

/// <summary>A contestant: how it is started and how the load generator talks to it.</summary>
/// <param name="Protocol">As busload.c calls it.</param>
/// <param name="Program">Null when it could not be found.</param>
/// <param name="Address">A socket's path, or a TCP port of the loopback.</param>
internal sealed record Broker(string Name, string Protocol, string? Program, IReadOnlyList<string> Arguments, string Address)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public required string Note { get; init; }

    /// <summary>What to install when it is missing.</summary>
    public required string Package { get; init; }

    /// <summary>The copy of bytes takes a reader's number and serves one run only.</summary>
    public bool IsRelay => Protocol == "raw";
}
