using Decnet.Store.Knowledge;

namespace Decnet.Store.Model;

/// <summary>The keystroke profile of a session.</summary>
public sealed class ProfiledSession
{
    public long SessionId { get; set; }

    /// <summary>Of the session, when it was computed.</summary>
    public int Revision { get; set; }

    public required SessionProfile Profile { get; set; }
}
