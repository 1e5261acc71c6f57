namespace Decnet.Store.Reading;

/// <summary>How many sessions of a decky there are, and the newest one's beginning and address.</summary>
public sealed record DeckyTotal(string Namespace, string Decky, long Sessions, long LastUs, string? LastAddress);
