using Decnet.Store.Knowledge;
using Decnet.Store.Model;

namespace Decnet.Store.Profiles;

/// <summary>What was made of a session's recording.</summary>
/// <param name="Revision">Of the session when it was read.</param>
public sealed record ProfileResult(long SessionId, int Revision, SessionProfile Profile, IReadOnlyList<TypedCommand> Commands);
