using System.Text.Json.Serialization;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Agent;

/// <summary>How an agent names a found session to the CLI that asked.</summary>
[JsonSerializable(typeof(SessionMatch))]
[JsonSerializable(typeof(TranscriptSource))]
internal sealed partial class FoundJson : JsonSerializerContext;
