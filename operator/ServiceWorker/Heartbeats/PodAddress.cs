namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>A pod that is asked how it is.</summary>
internal readonly record struct PodAddress(string Uid, string Name, string Ip);
