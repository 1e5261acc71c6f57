namespace Decnet.Operator.Cluster.Watching;

/// <summary>The watch cannot go on from where it was: 410, as the answer's status or inside the stream.</summary>
internal sealed class WatchGoneException(string message) : Exception(message);
