using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static class ServicesCheck
{
    private const int HighestPort = 65535;

    public static Finding? Services(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var services = decky.Spec.Services ?? [];
        if (services.Count == 0)
        {
            return Finding.InField("spec.services", "must name at least one service");
        }

        var unknown = services.Index().FirstOrDefault(entry => !ServiceName.All.Contains(entry.Item.Name));
        return unknown.Item is not null
                ? Finding.InField($"spec.services[{unknown.Index}].name", "must be ssh or telnet", unknown.Item.Name)
            : services.DistinctBy(service => service.Name).Count() < services.Count
                ? Finding.InField("spec.services", "a service may be named only once")
            : services.All(service => service.Accounts is not { Count: > 0 })
                ? Finding.InField("spec.services", "name at least one account, otherwise nobody can log in and nothing is recorded")
            : null;
    }

    public static Finding? Ports(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var services = decky.Spec.Services;
        var bad = services.Index().FirstOrDefault(entry => Planner.Port(entry.Item) is < 1 or > HighestPort);
        return bad.Item is not null
                ? Finding.InField($"spec.services[{bad.Index}].port", $"must be between 1 and {HighestPort}")
            : services.DistinctBy(Planner.Port).Count() < services.Count
                ? Finding.InField("spec.services", "two services cannot have the same port")
            : null;
    }
}
