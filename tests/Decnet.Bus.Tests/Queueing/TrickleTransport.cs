using Decnet.Bus.Native;
using Decnet.Bus.Queueing;

namespace Decnet.Bus.Tests.Queueing;

/// <summary>A socket that takes as many bytes as it is told to.</summary>
internal sealed class TrickleTransport : ITransport
{
    public MemoryStream Taken { get; } = new();

    public int Room { get; set; }

    public bool WantsRoom { get; private set; }

    public int Send(Gather gather)
    {
        var all = new byte[gather.Length];
        gather.CopyTo(all);
        var taken = Math.Min(Room, all.Length);
        Taken.Write(all.AsSpan(0, taken));
        Room -= taken;
        return taken;
    }

    public void WantRoom(bool wanted) => WantsRoom = wanted;
}
