namespace Decnet.Store.Profiles;

/// <summary>A session that wants a profile, and where its recording stands.</summary>
public sealed record DueSession(
    long Id, string Namespace, string Decky, string Service, string Sid, string FirstDay, string? LastDay, int Revision);
