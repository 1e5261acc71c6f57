namespace Decnet.Bus.Wire;

internal enum FrameStatus
{
    Complete,
    Incomplete,
    Bad,
}
