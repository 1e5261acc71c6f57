using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>Where a subscriber's bytes go.</summary>
internal interface ITransport
{
    /// <returns>Bytes taken (0 when there is no room now), or -1 when the other side is gone.</returns>
    int Send(Gather gather);

    /// <summary>Whether to call back when there is room again.</summary>
    void WantRoom(bool wanted);
}
