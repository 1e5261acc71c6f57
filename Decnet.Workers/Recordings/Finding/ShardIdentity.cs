namespace Decnet.Recordings.Finding;

/// <summary>A file on this machine. A rotation changes its name and not this.</summary>
public readonly record struct ShardIdentity(uint DeviceMajor, uint DeviceMinor, ulong Inode);
