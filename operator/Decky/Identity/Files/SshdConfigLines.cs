using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>The drop-in that cloud-init leaves on a Debian host. All else stands in the image's sshd_config.</summary>
internal static class SshdConfigLines
{
    public static string Write(MachinePlan plan)
    {
        var ssh = plan.Services.FirstOrDefault(service => service.Name == ServiceName.Ssh);
        var port = ssh?.ListenPort ?? ServicePorts.Listening(ServiceName.Ssh, plan.Pod.LowPorts);
        return port == ServicePorts.Usual(ServiceName.Ssh) ? "PasswordAuthentication yes\n" : $"Port {port}\nPasswordAuthentication yes\n";
    }
}
