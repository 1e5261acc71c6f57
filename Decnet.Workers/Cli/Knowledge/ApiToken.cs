using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Knowledge;

/// <summary>
/// What the API knows the user by. Where the kubeconfig has a token it is that; a client certificate can't be shown to a pod, so its owner asks for a token of
/// the chart's account for readers, good for ten minutes, if he may.
/// </summary>
internal static class ApiToken
{
    private const string Request = """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":600}}""";

    public static async Task<string> GetAsync(ClusterConnection cluster, string space, CancellationToken cancellationToken)
    {
        if (await cluster.BearerAsync(cancellationToken) is { } own)
            return own;

        await foreach (var account in cluster.ListAsync($"/api/v1/namespaces/{space}/serviceaccounts", KubeNames.Readers, cancellationToken))
        {
            var answer = await cluster.PostAsync($"/api/v1/namespaces/{space}/serviceaccounts/{account.Text("metadata", "name")}/token", Request, cancellationToken);
            if (answer.Text("status", "token") is { } token)
                return token;
        }

        throw new CliFault(
            ExitCode.Forbidden, "your kubeconfig has no token, and there is no account for readers in namespace " + space,
            "the chart makes one: api.reader.create=true; or use a kubeconfig with a token");
    }
}
