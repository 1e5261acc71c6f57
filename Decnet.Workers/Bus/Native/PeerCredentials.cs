namespace Decnet.Bus.Native;

/// <summary>Who connected, as the kernel saw it at connect time.</summary>
internal readonly record struct PeerCredentials(int Pid, uint Uid, uint Gid);
