using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Cluster;

/// <summary>What went wrong between here and the API server, in words that help.</summary>
internal static class ClusterFaults
{
    public static CliFault Unreachable(Uri address, Exception fault)
    {
        var reason = fault switch
        {
            TaskCanceledException => "no answer in time",
            { InnerException: AuthenticationException tls } => $"TLS: {tls.Message}",
            _ => fault.GetBaseException().Message,
        };
        return new CliFault(
            ExitCode.Unreachable,
            $"the cluster at {address} can't be reached: {Printable.Escape(reason)}",
            "check with `kubectl cluster-info`; --context and --kubeconfig choose another, --local PATH reads a folder on disk");
    }

    public static async Task<CliFault> FromAsync(HttpResponseMessage response, string path, CancellationToken cancellationToken)
    {
        var said = Printable.Escape(await MessageAsync(response, cancellationToken));
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new CliFault(
                ExitCode.Forbidden, $"the cluster doesn't know who you are: {said}", "log in anew, or choose another --context"),
            HttpStatusCode.Forbidden => Forbidden(said),
            _ => new CliFault(ExitCode.Failure, $"the cluster answered {(int)response.StatusCode} to {path.Split('?')[0]}: {said}"),
        };
    }

    public static CliFault Forbidden(string said) => new(
        ExitCode.Forbidden,
        $"your account may not do this: {said}",
        "listing needs get and list of pods and deckies, reading recordings pods/exec where DECNET is installed");

    private static async Task<string> MessageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        const int shown = 300;
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var status = JsonDocument.Parse(body);
            return status.RootElement.Text("message") ?? response.ReasonPhrase ?? "";
        }
        catch (JsonException)
        {
            return body.Length > shown ? body[..shown] : body;
        }
    }
}
