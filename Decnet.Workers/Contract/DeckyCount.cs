namespace Decnet.Workers.Contract;

/// <summary>A decky's sessions in a store.</summary>
/// <param name="LastAt">When the newest one began.</param>
/// <param name="LastSource">Address that it came from; null when the recorder could not tell.</param>
internal sealed record DeckyCount(string Namespace, string Decky, long Total, DateTimeOffset LastAt, string? LastSource);
