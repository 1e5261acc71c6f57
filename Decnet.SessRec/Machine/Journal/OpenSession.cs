namespace Decnet.SessRec.Machine.Journal;

/// <summary>A session whose recorder has said that it began and not yet how it ended.</summary>
internal sealed record OpenSession(byte[] SessionId, string Service, byte[] User, byte[] Source, int ProcessId, long StartedWall, long StartedMonotonic);
