using Decnet.Recordings.Finding;

namespace Decnet.Recordings.Indexing;

/// <summary>A session that a prefix fits.</summary>
public readonly record struct SessionMatch(TranscriptSource Source, string Sid);
