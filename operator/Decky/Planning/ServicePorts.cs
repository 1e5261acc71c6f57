using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Planning;

/// <summary>The usual ports of a service, and those that an unprivileged server listens on when the usual ones are not to be had.</summary>
internal static class ServicePorts
{
    public static int Usual(string service) => service == ServiceName.Telnet ? 23 : 22;

    public static int Listening(string service, bool lowPorts) => (service, lowPorts) switch
    {
        (_, true) => Usual(service),
        (ServiceName.Telnet, false) => 2323,
        _ => 2222,
    };
}
