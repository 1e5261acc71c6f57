namespace Decnet.Operator.Cluster.Watching;

/// <summary>A watch brought nothing for so long that it may be dead. It may as well be one of which there is nothing to tell.</summary>
internal sealed class WatchSilentException(TimeSpan silence) : Exception($"the watch was silent for {silence.TotalSeconds} s");
