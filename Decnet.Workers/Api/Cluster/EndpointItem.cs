namespace Decnet.Api.Cluster;

/// <summary>Where one service of a decky is reached.</summary>
internal sealed record EndpointItem(string Service, string Address, long? Port);
