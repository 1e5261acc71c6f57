namespace Decnet.Operator.Decky.Planning;

/// <param name="Name">ssh or telnet.</param>
/// <param name="Port">Where intruders connect.</param>
/// <param name="ListenPort">Where the server in the pod listens.</param>
/// <param name="NodePort">Null: the cluster's choice.</param>
internal sealed record PlannedService(string Name, int Port, int ListenPort, int? NodePort);
