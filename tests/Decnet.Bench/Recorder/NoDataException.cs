namespace Decnet.Bench.Recorder;

/// <summary>A run gave no or wrong data, so the peer's figures mean nothing.</summary>
internal sealed class NoDataException(IPeer peer, string message) : Exception($"{peer.Name}: {message}")
{
    public IPeer Peer => peer;
}
