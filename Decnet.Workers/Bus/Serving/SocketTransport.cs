using Decnet.Bus.Native;
using Decnet.Bus.Queueing;

namespace Decnet.Bus.Serving;

/// <summary>A connected socket on the loop's epoll.</summary>
internal sealed class SocketTransport(int fd, Epoll epoll) : ITransport
{
    private bool _wantsRoom;

    public int Descriptor => fd;

    public int Send(Gather gather)
    {
        var sent = gather.SendTo(fd);
        return sent >= 0 ? sent : UnixSocket.WouldBlock(sent) ? 0 : -1;
    }

    public void WantRoom(bool wanted)
    {
        if (wanted != _wantsRoom)
        {
            _wantsRoom = wanted;
            epoll.Change(fd, wanted ? Epoll.In | Epoll.Out : Epoll.In);
        }
    }
}
