using Decnet.Store.Knowledge;
using Decnet.Store.Model;

namespace Decnet.Profiler.Passing;

/// <summary>What was made of one session's recording.</summary>
public sealed record ProfiledRecording(SessionProfile Profile, IReadOnlyList<TypedCommand> Commands);
