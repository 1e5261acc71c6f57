namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>A pod that is asked how it is.</summary>
/// <param name="CountsSessions">It also knows how many sessions deckies had.</param>
internal readonly record struct PodAddress(string Uid, string Name, string Ip, bool CountsSessions = false);
